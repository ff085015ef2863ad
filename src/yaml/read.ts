import { InputError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { wideColon } from './explain-problem.ts';
import type { Yaml, YamlEntry } from './parse.ts';
import { didYouMean } from './suggest.ts';

/** The entries of a mapping whose keys are known beforehand. An unknown or missing key is an error. */
export interface Fields {
  /** Where the mapping itself stands. */
  readonly node: Yaml;
  /** The value of a required key. */
  get(key: string): Yaml;
  /** The value of an optional key, if it is there. */
  find(key: string): Yaml | undefined;
}

/** Reads a mapping with these keys: `required` must be there, `optional` may be. */
export function readFields(node: Yaml, required: readonly string[], optional: readonly string[] = []): Fields {
  const entries = new Map(readMap(node).map((entry) => [entry.key, entry]));
  const known = [...required, ...optional];
  for (const { key, keyPlace } of entries.values()) {
    if (known.includes(key)) continue;
    const shown = key.slice(0, 80);
    const hint = didYouMean(key, known, listKeys(known));
    throw new InputError(keyPlace, { en: `unknown key '${shown}'${hint.en}`, ja: `未知のキー '${shown}'${hint.ja}` });
  }
  const find = (key: string): Yaml | undefined => entries.get(key)?.value;
  const get = (key: string): Yaml => {
    const value = find(key);
    if (value !== undefined) return value;
    throw new InputError(node.place, { en: `missing key '${key}'`, ja: `キー '${key}' がない` });
  };
  for (const key of required) get(key);
  return { node, get, find };
}

/** Keys that are listed. */
const mostKeys = 30;

function listKeys(known: readonly string[]): Text {
  const list = known.slice(0, mostKeys).join(', ') + (known.length > mostKeys ? ', …' : '');
  return { en: `; use ${list}`, ja: `。使えるキー: ${list}` };
}

/** Reads a mapping with free keys. */
export function readMap(node: Yaml): readonly YamlEntry[] {
  if (node.kind === 'map') return node.entries;
  const isWide = node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('：');
  const remedy = isWide ? { en: `; ${wideColon.en}`, ja: `。${wideColon.ja}` } : undefined;
  throw expected(node, { en: 'a mapping', ja: 'マッピング' }, remedy);
}

export function readList(node: Yaml): readonly Yaml[] {
  if (node.kind === 'list') return node.items;
  throw expected(node, { en: 'a list', ja: 'リスト' });
}

/** Reads text. A bare number is refused: `6.10` would silently become 6.1. */
export function readString(node: Yaml): string {
  if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
  const text = { en: 'text', ja: '文字列' };
  if (node.kind !== 'scalar' || node.value === null) throw expected(node, text);
  throw expected(node, text, inQuotes);
}

const inQuotes: Text = { en: '; put it in quotes', ja: '。引用符で囲むこと' };

export function readStrings(node: Yaml): readonly string[] {
  return readList(node).map(readString);
}

export function readBoolean(node: Yaml): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  throw expected(node, { en: 'true or false', ja: 'true か false のどちらか' });
}

export function readNumber(node: Yaml): number {
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
  throw expected(node, { en: 'a number', ja: '数値' });
}

/** Reads one word of a closed list. */
export function readWord<const Word extends string>(node: Yaml, words: readonly Word[]): Word {
  const list = words.join(', ');
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value !== 'string') {
    // In quotes it may be one of them: `1.2`.
    const isQuotable = value !== undefined && words.some((word) => word === String(value) || Number(word) === value);
    const remedy = isQuotable ? inQuotes : undefined;
    throw expected(node, { en: `one of ${list}`, ja: `${list} のいずれか` }, remedy);
  }
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  const hint = didYouMean(value, words, { en: `; use ${list}`, ja: `。使える値: ${list}` });
  throw new InputError(node.place, { en: `unknown value '${value}'${hint.en}`, ja: `未知の値 '${value}'${hint.ja}` });
}

/** What stands there, for a message: `text ('x')`, `a list`, `number 3`, `nothing`. */
export function describe(node: Yaml): Text {
  if (node.kind === 'list') return { en: 'a list', ja: 'リスト' };
  if (node.kind === 'map') return { en: 'a mapping', ja: 'マッピング' };
  const { value } = node;
  if (value === null) return { en: 'nothing', ja: '空の値' };
  if (typeof value === 'string') {
    const start = value.slice(0, 40);
    return { en: `text ('${start}')`, ja: `文字列（'${start}'）` };
  }
  return { en: `${typeof value} ${value}`, ja: `${typeof value === 'number' ? '数値' : '真偽値'}（${value}）` };
}

/** The error at a node that holds something else than it must; `remedy` follows what was found. */
export function expected(node: Yaml, what: Text, remedy: Text = { en: '', ja: '' }): InputError {
  const found = describe(node);
  return new InputError(node.place, {
    en: `expected ${what.en}, found ${found.en}${remedy.en}`,
    ja: `${what.ja}が必要な箇所に${found.ja}がある${remedy.ja}`,
  });
}
