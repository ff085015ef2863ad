import type { Json, JsonObject } from '../../model/json.ts';

/** What an answer can hold beside objects and lists. A `Date`, bytes and what else JSON lacks stand as an object with one key. */
export function leafToJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return isExact(value) ? value : { $number: String(value) };
  if (typeof value === 'bigint') return { $integer: String(value) };
  if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (value instanceof Uint8Array) return bytesToJson(value);
  return null;
}

/** The key of a member: what begins with `$` is ours. */
export function keyToJson(key: string): string {
  return key.startsWith('$') ? `$${key}` : key;
}

/** How many further members an object has, which nobody read. */
export const more = '$more';

/** An answer that is a list itself. */
export const list = '$list';

/** An answer as a collector sees it again. Members that nobody read are not there, elements of a list that nobody read are `null`. */
export function answerFromJson(json: JsonObject): unknown {
  const elements = json[list];
  return elements === undefined ? objectFromJson(json) : valueFromJson(elements);
}

function objectFromJson(json: JsonObject): Readonly<Record<string, unknown>> {
  // fromEntries defines own properties, so that a key `__proto__` stays a key.
  return Object.fromEntries(Object.entries(json).flatMap(([key, value]) => memberFromJson(key, value)));
}

function memberFromJson(key: string, value: Json): readonly (readonly [string, unknown])[] {
  if (!key.startsWith('$')) return [[key, valueFromJson(value)]];
  if (key.startsWith('$$')) return [[key.slice(1), valueFromJson(value)]];
  const count = key === more && typeof value === 'number' ? value : 0;
  // Names that no answer has.
  return Array.from({ length: count }, (_, index) => [`\0${index}`, null] as const);
}

function valueFromJson(value: Json): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(valueFromJson);
  const { $number, $integer, $date, $text, $bytes } = value;
  if (typeof $number === 'string') return Number($number);
  if (typeof $integer === 'string') return BigInt($integer);
  if ($date !== undefined) return new Date(typeof $date === 'string' ? $date : Number.NaN);
  if (typeof $text === 'string') return new Uint8Array(Buffer.from($text));
  if (typeof $bytes === 'string') return new Uint8Array(Buffer.from($bytes, 'base64'));
  return objectFromJson(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** A whole number beyond 2^53 is not the one that was answered, and canonical JSON refuses it. */
function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Text stays legible, so that what looks for secrets in it finds them. */
function bytesToJson(bytes: Uint8Array): Json {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  return Buffer.from(text).equals(buffer) ? { $text: text } : { $bytes: buffer.toString('base64') };
}
