/** One more than the deepest JSON that is read back anywhere. */
const maxDepth = 65;

/**
 * JSON as RFC 8785 (JCS) has it: on one line, keys in code-unit order, numbers as ECMAScript writes them, so that equal facts
 * are equal bytes. A member that is `undefined` is left out; a lone surrogate, which no UTF-8 holds, becomes U+FFFD.
 * Throws TypeError on what is not JSON, on a whole number that JSON cannot hold exactly, or deeper than a reader accepts.
 */
export function toCanonicalJson(value: unknown): string {
  return write(value, maxDepth);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.isWellFormed() ? value : value.toWellFormed());
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeNumber(value);
    case 'object':
      if (value === null) return 'null';
      if (depth === 0) throw new TypeError('not JSON: too deep');
      return Array.isArray(value) ? writeList(value, depth - 1) : writeObject(value, depth - 1);
    default:
      throw new TypeError(`not JSON: ${typeof value}`);
  }
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`not exact as JSON: ${value}`);
  return JSON.stringify(value);
}

function writeList(values: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += write(values[index], depth);
  }
  return `${text}]`;
}

function writeObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`not JSON: ${value.constructor.name}`);
  const members = value as Readonly<Record<string, unknown>>;
  let text = '{';
  for (const key of sortKeys(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text.length === 1 ? '' : ','}${writeKey(key)}${write(member, depth)}`;
  }
  return `${text}}`;
}

/** Objects have few keys, most of them in order already: insertion beats the general sort by far. */
function sortKeys(keys: string[]): readonly string[] {
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    let at = index - 1;
    if ((keys[at] ?? '') < key) continue;
    if (keys.length > manyKeys) return keys.sort();
    for (; at >= 0 && (keys[at] ?? '') > key; at -= 1) keys[at + 1] = keys[at] ?? '';
    keys[at + 1] = key;
  }
  return keys;
}

const manyKeys = 32;

/** The keys of a layout as they are written: a few names stand in nearly every line. */
const writtenKeys = new Map<string, string>();
const mostKeys = 2_000;
const mostKeyLength = 64;

function writeKey(key: string): string {
  const known = writtenKeys.get(key);
  if (known !== undefined) return known;
  const written = `${write(key, 0)}:`;
  if (writtenKeys.size < mostKeys && key.length <= mostKeyLength) writtenKeys.set(key, written);
  return written;
}
