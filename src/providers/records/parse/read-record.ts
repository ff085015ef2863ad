import { posix } from 'node:path';
import { readWords } from '../../../config/read-word.ts';
import { InputError } from '../../../model/errors.ts';
import type { DocumentReference, Interval } from '../../../model/records.ts';
import type { Text } from '../../../model/text.ts';
import type { Yaml } from '../../../yaml/parse.ts';
import { describe, readFields, readList, readString, readWord } from '../../../yaml/read.ts';
import { readDay } from '../../../yaml/read-day.ts';

/** A file of records, and how reports call it. */
export interface Source {
  readonly document: Yaml;
  /** `compliance/policies.yaml`. */
  readonly name: string;
}

/** The entries of a file of records: a list; an empty file is an empty one. */
export function readRecords<T>({ document, name }: Source, parse: (node: Yaml, place: string) => T): readonly T[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  return readList(document).map((node) => parse(node, `${name}:${node.place.line}`));
}

/** Of an entry that may be left out. */
export function readMaybe<T>(node: Yaml | undefined, read: (node: Yaml) => T): T | undefined {
  return node && read(node);
}

/** Without the members that are not there. */
export function compact<T extends object>(record: T): Compact<T> {
  const there = { ...record };
  for (const [key, value] of Object.entries(there)) if (value === undefined) Reflect.deleteProperty(there, key);
  if (isCompact(there)) return there;
  throw new TypeError('a member that is not there was left');
}

type Compact<T extends object> = T & { [Key in keyof T]: Exclude<T[Key], undefined> };

function isCompact<T extends object>(record: T): record is Compact<T> {
  return Object.values(record).every((value) => value !== undefined);
}

/** A whole number from 0 to a thousand million: what is made of it stays exact. */
export function readCount(node: Yaml): number {
  return readWhole(node, 1_000_000_000);
}

/** Days, a hundred years at most. */
export function readDays(node: Yaml): number {
  return readWhole(node, 36_500);
}

/** Hours, as many as those days have. */
export function readHours(node: Yaml): number {
  return readWhole(node, 876_000);
}

function readWhole(node: Yaml, most: number): number {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw expected(node, { en: `a whole number from 0 to ${most}`, ja: `0から${most}までの整数` });
}

/** How often: `365d`, `12mo` or `1y`, at most a hundred years. */
export function readInterval(node: Yaml): Interval {
  const text = node.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  const [, digits, unit] = /^([1-9]\d{0,4})(d|mo|y)$/.exec(text) ?? [];
  const count = Number(digits);
  if ((unit === 'd' && count <= 36_500) || (unit === 'mo' && count <= 1200) || (unit === 'y' && count <= 100)) {
    return { count, unit };
  }
  throw expected(node, {
    en: 'an interval as in 365d, 12mo or 1y, at most 100 years',
    ja: '365d・12mo・1y のような100年以内の期間',
  });
}

/** A day that does not lie before another. */
export function readEnd(node: Yaml, begin: string | undefined): string {
  const end = readDay(node);
  if (begin === undefined || end >= begin) return end;
  throw new InputError(node.place, {
    en: `it ends before ${begin}, where it begins`,
    ja: `開始日 ${begin} より前に終わっている`,
  });
}

/** Different words of a closed list. */
export function readWordList<const Word extends string>(node: Yaml, words: readonly Word[]): readonly Word[] {
  return readDifferent(node, (item) => readWord(item, words));
}

/** Different elements, in their order. */
export function readDifferent<T extends string>(node: Yaml, read: (node: Yaml) => T): readonly T[] {
  const seen = new Set<T>();
  for (const item of readList(node)) {
    const value = read(item);
    if (seen.has(value)) {
      throw new InputError(item.place, { en: `'${value}' stands there twice`, ja: `'${value}' が重複している` });
    }
    seen.add(value);
  }
  return [...seen];
}

/** Two records may not say the same thing twice. */
export function refuseTwice(seen: Set<string>, key: string, node: Yaml, what: Text): void {
  if (seen.has(key)) {
    throw new InputError(node.place, {
      en: `there is already ${what.en}`,
      ja: `${what.ja}が重複している`,
    });
  }
  seen.add(key);
}

/** A file in the folder of records. */
export function readPath(node: Yaml): string {
  const path = posix.normalize(readWords(node));
  if (!posix.isAbsolute(path) && path !== '.' && path !== '..' && !path.startsWith('../') && !path.endsWith('/')) {
    return path;
  }
  throw new InputError(node.place, {
    en: `expected a file in the records folder, found '${path.slice(0, 80)}'`,
    ja: `記録フォルダー内のファイルを指定すること（'${path.slice(0, 80)}' は使えない）`,
  });
}

/** A document: its file, its hash or both. */
export function readDocument(node: Yaml): DocumentReference {
  const fields = readFields(node, [], ['file', 'sha256']);
  const file = readMaybe(fields.find('file'), readPath);
  const sha256 = readMaybe(fields.find('sha256'), readHash);
  if (file === undefined && sha256 === undefined) {
    throw new InputError(node.place, {
      en: "missing key 'file' or 'sha256'",
      ja: "キー 'file' か 'sha256' のどちらかが必要である",
    });
  }
  return compact({ file, sha256 });
}

function readHash(node: Yaml): string {
  const hash = readString(node).toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hash)) return hash;
  throw expected(node, { en: 'a SHA-256 of 64 hexadecimal digits', ja: '16進数64桁のSHA-256' });
}

/** The error at a node that holds something else than it must. */
export function expected(node: Yaml, what: Text): InputError {
  const found = describe(node);
  return new InputError(node.place, {
    en: `expected ${what.en}, found ${found.en}`,
    ja: `${what.ja}が必要な箇所に${found.ja}がある`,
  });
}
