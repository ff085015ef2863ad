import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readList } from '../yaml/read.ts';

/** Reads a list whose elements may not repeat. Throws InputError at the second of two. */
export function readDistinct<T>(node: Yaml, read: (item: Yaml) => T, show: (value: T) => Text): T[] {
  const seen = new Set<string>();
  return readList(node).map((item) => {
    const value = read(item);
    const name = show(value);
    if (seen.has(name.en)) {
      throw new InputError(item.place, { en: `${name.en} is listed twice`, ja: `${name.ja} が重複している` });
    }
    seen.add(name.en);
    return value;
  });
}
