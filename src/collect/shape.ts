import { InputError, type Place } from '../model/errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Text } from '../model/text.ts';

/** A value of a file somebody else may have written, and where it stands. */
export interface Found {
  readonly value: unknown;
  readonly place: Place;
  /** `run.asOf`; empty for the whole. */
  readonly path: string;
}

/** Deeper than any provider's answer (an IAM policy reaches 6), and shallow enough for any stack. */
export const maxDepth = 64;

/** Throws InputError: what stands there is not what the layout says. */
export function refuse({ place, path }: Found, expected: Text): never {
  const where = path === '' ? '' : `${path}: `;
  throw new InputError(place, { en: `${where}expected ${expected.en}`, ja: `${where}${expected.ja}が必要` });
}

const anObject: Text = { en: 'an object', ja: 'オブジェクト' };

/** The members of an object, by name. A member that is not there is `undefined`. */
export function readObject(found: Found): (key: string) => Found {
  const { value, place, path } = found;
  if (!isObject(value)) refuse(found, anObject);
  return (key) => ({
    value: Object.hasOwn(value, key) ? value[key] : undefined,
    place,
    path: path === '' ? key : `${path}.${key}`,
  });
}

/** An object with free keys, each value read by `read`. */
export function readRecord<T>(found: Found, read: (found: Found) => T): Readonly<Record<string, T>> {
  const { value, place, path } = found;
  if (!isObject(value)) refuse(found, anObject);
  // fromEntries defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      read({ value: item, place, path: `${path}[${JSON.stringify(key)}]` }),
    ]),
  );
}

export function readArray<T>(found: Found, read: (found: Found) => T): readonly T[] {
  const { value, place, path } = found;
  if (!Array.isArray(value)) refuse(found, { en: 'a list', ja: 'リスト' });
  return value.map((item: unknown, index) => read({ value: item, place, path: `${path}[${index}]` }));
}

export function readText(found: Found): string {
  return typeof found.value === 'string' ? found.value : refuse(found, { en: 'text', ja: '文字列' });
}

export function readFlag(found: Found): boolean {
  return typeof found.value === 'boolean'
    ? found.value
    : refuse(found, { en: 'true or false', ja: 'true か false のどちらか' });
}

/** A whole number from 0. */
export function readCount(found: Found): number {
  const { value } = found;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(found, { en: 'a whole number from 0', ja: '0以上の整数' });
}

/** A SHA-256 as 64 lower-case hexadecimal digits. */
export function readSha256(found: Found): string {
  const text = readText(found);
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  return refuse(found, { en: 'a sha256 in hex', ja: '16進表記のSHA-256' });
}

/** An RFC 3339 time. */
export function readTime(found: Found): string {
  const { value } = found;
  const isTime =
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value));
  if (isTime) return value;
  return refuse(found, { en: 'a time such as 2026-01-31T09:00:00Z', ja: '2026-01-31T09:00:00Z のような時刻' });
}

export function readOneOf<T extends string>(found: Found, words: readonly T[]): T {
  const word = words.find((candidate) => candidate === found.value);
  if (word !== undefined) return word;
  const list = words.join(', ');
  return refuse(found, { en: `one of ${list}`, ja: `次のいずれか（${list}）` });
}

/** JSON as the parser made it, of bounded depth. */
export function readJson(found: Found): Json {
  const { value } = found;
  if (isJson(value, maxDepth)) return value;
  return refuse(found, { en: `JSON no deeper than ${maxDepth} levels`, ja: `入れ子が${maxDepth}段以内のJSON` });
}

/** The same, where it is an object. */
export function readJsonObject(found: Found): JsonObject {
  const value = readJson(found);
  return isJsonObject(value) ? value : refuse(found, anObject);
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return true;
  if (typeof value !== 'object' || depth === 0) return false;
  return Object.values(value).every((item) => isJson(item, depth - 1));
}

function isJsonObject(value: Json): value is JsonObject {
  return isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
