import { unmet } from '../../i18n/term.ts';
import { foundMark, literalMark, mostFound, placeholders, type TableObserved } from '../../model/finding-table.ts';
import type { Json } from '../../model/json.ts';
import type { Observed, ResourceRef } from '../../model/result.ts';
import { languages, type Text } from '../../model/text.ts';
import { askedInWords, valueInWords } from '../observed.ts';
import { printableShort } from '../printable.ts';

/** Characters of a text that the table of results keeps: what a reader opens is shown whole up to there. */
const longestText = 4000;
/** Shorter names stand in other words by chance. */
const shortestName = 3;

/** Shorter values are shorter than what would stand for them. */
const shortestFound = 2;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the marks.
const marks = /[\u0000-\u0008]/;

/** A text without the resource's name and id and what was found, so that what is said of many is one text. */
export function templateOf(
  text: string,
  { id, name }: Pick<ResourceRef, 'id' | 'name'>,
  observed: readonly TableObserved[] = [],
): string {
  if (marks.test(text)) return `${literalMark}${cutText(text)}`;
  // Texts of ours in place of theirs: none has the `$` that would mean something else.
  let template = id.length >= shortestName ? text.replaceAll(id, placeholders.id) : text;
  if (name.length >= shortestName) template = template.replaceAll(name, placeholders.name);
  for (let index = 0; index < mostFound && index < observed.length; index++) {
    const found = observed[index]?.[1];
    // A value is as on a page, so there is no mark in it.
    if (typeof found !== 'string' || found.length < shortestFound) continue;
    template = template.replaceAll(found, String.fromCharCode(foundMark + index));
  }
  return cutText(template);
}

/** A resource's id without its name. It is kept whole, as the finding's key is made from it. */
export function idTemplateOf({ id, name }: Pick<ResourceRef, 'id' | 'name'>): string {
  if (marks.test(id)) return `${literalMark}${id}`;
  return name.length >= shortestName && name.length <= longestText ? id.replaceAll(name, placeholders.name) : id;
}

/** A long text's beginning; what was cut is counted. */
export function cutText(text: string, most = longestText): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
  return `${kept}...(+${text.length - kept.length})`;
}

/** What a condition asked of its field, with a placeholder for what was found. */
export function askedTemplate({ field, operator, expected }: Observed): Text {
  const found = { en: placeholders.found, ja: placeholders.found };
  const asked = Object.fromEntries(
    languages.map((language) => [language, printableShort(askedInWords(operator, expected, language))]),
  ) as unknown as Text;
  return unmet(printableShort(field), asked, found);
}

/** What was found: as it is on a page, but for the two words that each language has. */
export function foundOf(actual: Json | undefined): string | boolean {
  if (actual === undefined) return false;
  return actual === null ? true : valueInWords(actual, 'en');
}
