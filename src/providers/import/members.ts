import { hash } from 'node:crypto';

/** Members of what a stranger wrote. Only what an object has of its own counts, so that `__proto__` is a name like another. */

/** Nothing of what is no object. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** What stands at the end of a path of names. */
export function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((held, name) => memberOf(held, name), value);
}

/** The elements of a list; none of anything else. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text cut at `length` UTF-16 units, without control characters and halves of characters; `null` for what is blank or no text. */
export function textOf(value: unknown, length: number): string | null {
  return typeof value === 'string' && value.trim() !== '' ? clean(value.slice(0, length)) : null;
}

/** Hexadecimal digits of a SHA-256 that tell two long names apart. */
const digits = 16;

/**
 * The same, for what something is told apart by: where characters are lost, a digest of the whole stands for them, so that
 * two names stay two.
 */
export function identifierOf(value: unknown, length: number): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.length > length ? undefined : clean(value);
  if (text === value) return value;
  const begin = clean(value.slice(0, length - digits - 1));
  return `${begin}\u2026${hash('sha256', value).slice(0, digits)}`;
}

function clean(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '\uFFFD');
}
