import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError, type Place } from '../model/errors.ts';
import type { Json } from '../model/json.ts';

/** A YAML value that knows where it stands. */
export type Yaml = YamlScalar | YamlList | YamlMap;
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: null | boolean | number | string;
}
export interface YamlList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Yaml[];
}
export interface YamlMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: readonly YamlEntry[];
}
export interface YamlEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Yaml;
}

/** Deepest nesting read, so that a hostile file cannot exhaust the stack. */
const maximumDepth = 40;

/**
 * Parses one YAML 1.2 document (core schema, unique keys, no aliases).
 * @throws InputError at the first thing that is wrong, also for a file over `maximumBytes`.
 */
export function parseYaml(file: string, text: string, maximumBytes = 1024 * 1024): Yaml {
  if (Buffer.byteLength(text) > maximumBytes) {
    throw new InputError({ file }, `the file is over ${maximumBytes / 1024} KB; split it`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: true });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problem = document.errors[0];
  if (problem) throw new InputError(placeAt(problem.pos[0]), `not valid YAML: ${firstLine(problem.message)}`);

  const convert = (node: Node | null | undefined, fallback: number, depth: number): Yaml => {
    const offset = node?.range?.[0] ?? fallback;
    const place = placeAt(offset);
    if (depth > maximumDepth) throw new InputError(place, `nested more than ${maximumDepth} levels deep`);
    if (node === null || node === undefined) return { kind: 'scalar', place, value: null };
    if (isAlias(node)) throw new InputError(place, 'aliases (*name) are not read here; write the value out');
    if (isSeq(node)) {
      return { kind: 'list', place, items: node.items.map((item) => convert(item as Node, offset, depth + 1)) };
    }
    if (isMap(node)) {
      const entries = node.items.map((pair): YamlEntry => {
        const keyPlace = placeAt((pair.key as Node | null)?.range?.[0] ?? offset);
        if (!isScalar(pair.key)) throw new InputError(keyPlace, 'a key must be a plain word');
        const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
        return { key, keyPlace, value: convert(pair.value as Node | null, pair.key.range?.[1] ?? offset, depth + 1) };
      });
      return { kind: 'map', place, entries };
    }
    if (!isScalar(node)) throw new InputError(place, 'not a value this file can hold');
    const { value } = node;
    if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
      return { kind: 'scalar', place, value };
    }
    throw new InputError(place, 'not a value this file can hold');
  };
  return convert(document.contents, 0, 0);
}

/** The plain JSON of a parsed value. */
export function toJson(yaml: Yaml): Json {
  if (yaml.kind === 'scalar') return yaml.value;
  if (yaml.kind === 'list') return yaml.items.map(toJson);
  return Object.fromEntries(yaml.entries.map(({ key, value }) => [key, toJson(value)]));
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
