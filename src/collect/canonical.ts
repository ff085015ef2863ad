import { maxDepth } from './shape.ts';

/**
 * JSON on one line with sorted keys, so that equal facts are equal bytes. A member that is `undefined` is left out.
 * Throws TypeError on what is not JSON, or deeper than a reader accepts.
 */
export function toCanonicalJson(value: unknown, depth = maxDepth + 1): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object' || depth === 0)
    throw new TypeError(`not JSON: ${depth === 0 ? 'too deep' : typeof value}`);
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item, depth - 1)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`not JSON: ${value.constructor.name}`);
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item, depth - 1)}`);
  return `{${members.join(',')}}`;
}
