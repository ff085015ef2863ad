/** The own member of what a stranger wrote; `undefined` where there is none. */
export function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const member: unknown = Reflect.get(value, key);
  return member;
}

/** JSON, or `undefined` for text that is none. */
export function parseStranger(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
