import { InputError } from '../model/errors.ts';
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
    if (!known.includes(key)) throw new InputError(keyPlace, `unknown key '${key}'${didYouMean(key, known)}`);
  }
  const find = (key: string): Yaml | undefined => entries.get(key)?.value;
  const get = (key: string): Yaml => {
    const value = find(key);
    if (value === undefined) throw new InputError(node.place, `missing key '${key}'`);
    return value;
  };
  for (const key of required) get(key);
  return { node, get, find };
}

/** Reads a mapping with free keys. */
export function readMap(node: Yaml): readonly YamlEntry[] {
  if (node.kind !== 'map') throw new InputError(node.place, `expected a mapping, found ${describe(node)}`);
  return node.entries;
}

export function readList(node: Yaml): readonly Yaml[] {
  if (node.kind !== 'list') throw new InputError(node.place, `expected a list, found ${describe(node)}`);
  return node.items;
}

/** Reads text. A bare number is refused: `6.10` would silently become 6.1. */
export function readString(node: Yaml): string {
  if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
  const quote = node.kind === 'scalar' && node.value !== null ? '; put it in quotes' : '';
  throw new InputError(node.place, `expected text, found ${describe(node)}${quote}`);
}

export function readStrings(node: Yaml): readonly string[] {
  return readList(node).map(readString);
}

export function readBoolean(node: Yaml): boolean {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  throw new InputError(node.place, `expected true or false, found ${describe(node)}`);
}

export function readNumber(node: Yaml): number {
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
  throw new InputError(node.place, `expected a number, found ${describe(node)}`);
}

export function readInteger(node: Yaml): number {
  const value = readNumber(node);
  if (Number.isSafeInteger(value)) return value;
  throw new InputError(node.place, `expected a whole number, found ${value}`);
}

/** Reads one word of a closed list. */
export function readWord<const Word extends string>(node: Yaml, words: readonly Word[]): Word {
  const value = readString(node);
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  const hint = didYouMean(value, words) || `; use ${words.join(', ')}`;
  throw new InputError(node.place, `unknown value '${value}'${hint}`);
}

function describe(node: Yaml): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a mapping';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return `text ('${node.value.slice(0, 40)}')`;
  return `${typeof node.value} ${node.value}`;
}
