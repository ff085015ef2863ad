/** Lower-case words of letters and digits, joined by `-`. */
const part = '[a-z0-9]+(?:-[a-z0-9]+)*';
const [onePart, parts] = [new RegExp(`^${part}$`), new RegExp(`^${part}(?:/${part})*$`)];

/** The first part of an id: of a rule of a pack, the name of the pack. */
export function namespaceOf(id: string): string {
  return id.split('/', 1)[0] ?? id;
}

/** Whether a text can be one part of a rule's id. */
export function isIdPart(text: string): boolean {
  return onePart.test(text);
}

/** Whether a text can be the id of a rule: parts with `/` between them, of 200 characters at most. */
export function isRuleId(text: string): boolean {
  return text.length <= 200 && parts.test(text);
}
