/** Whether a JSON pointer (RFC 6901) leads to something in a value. */
export function resolves(pointer: string, value: unknown): boolean {
  if (pointer === '') return true;
  if (!pointer.startsWith('/')) return false;
  let place = value;
  for (const token of pointer.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return false;
    place = Reflect.get(place, key);
  }
  return true;
}
