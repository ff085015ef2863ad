/** The texts of a list, in lower case: ids and words of an enumeration compare so. Of anything else none. */
export function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item) => typeof item === 'string').map((item) => item.toLowerCase());
}

/** Nothing is set: left out, `null`, an empty list or text, or `none`. */
export function isUnset(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === 'none') return true;
  return Array.isArray(value) && value.length === 0;
}
