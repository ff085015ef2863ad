import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { InputError, type Place } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { Text } from '../model/text.ts';
import { explainProblem } from './explain-problem.ts';
import { unfold } from './unfold.ts';

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
export function parseYaml(file: string, written: string, maximumBytes = 1024 * 1024): Yaml {
  // The parser takes a byte order mark for a column, and then the rest for badly indented.
  const text = written.replace(/^\uFEFF/, '');
  if (Buffer.byteLength(text) > maximumBytes) {
    const limit = `${maximumBytes / 1024} KB`;
    throw new InputError(
      { file, line: 1, column: 1 },
      {
        en: `the file is over ${limit}; take out what is no longer needed`,
        ja: `ファイルが ${limit} を超えている。不要になった記載を削ること`,
      },
    );
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problem = document.errors[0];
  if (problem?.code === 'MULTIPLE_DOCS') throw new InputError(placeAt(problem.pos[0]), several);
  if (problem) {
    const { offset, text: reason } = explainProblem(problem, document, text);
    const ja = `YAMLとして読み込めない: ${reason.ja}`;
    throw new InputError(placeAt(offset), { en: `not valid YAML: ${reason.en}`, ja });
  }

  const convert = (node: Node | null | undefined, fallback: number, depth: number): Yaml => {
    const offset = node?.range?.[0] ?? fallback;
    const place = placeAt(offset);
    if (depth > maximumDepth) throw new InputError(place, tooDeep);
    if (node === null || node === undefined) return { kind: 'scalar', place, value: null };
    if (isAlias(node)) throw new InputError(place, aliased);
    if (isSeq(node)) {
      return { kind: 'list', place, items: node.items.map((item) => convert(item as Node, offset, depth + 1)) };
    }
    if (isMap(node)) {
      // The parser's own check compares every key with every other: seconds for a file of nothing but keys.
      const keys = new Set<string>();
      const entries = node.items.map((pair): YamlEntry => {
        const keyPlace = placeAt((pair.key as Node | null)?.range?.[0] ?? offset);
        if (!isScalar(pair.key)) throw new InputError(keyPlace, notAKey);
        const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? String(pair.key.value));
        if (keys.has(key)) throw new InputError(keyPlace, twice(key.slice(0, 80)));
        keys.add(key);
        return { key, keyPlace, value: convert(pair.value as Node | null, pair.key.range?.[1] ?? offset, depth + 1) };
      });
      return { kind: 'map', place, entries };
    }
    if (!isScalar(node)) throw new InputError(place, notAValue);
    const { value } = node;
    if (typeof value === 'string') return { kind: 'scalar', place, value: unfold(value, node, text) };
    if (value === null || typeof value === 'boolean' || typeof value === 'number') {
      return { kind: 'scalar', place, value };
    }
    throw new InputError(place, notAValue);
  };
  return convert(document.contents, 0, 0);
}

const several: Text = {
  en: 'expected one YAML document, found several; keep one',
  ja: 'YAMLドキュメントは1つだけ書ける。複数あるため1つだけを残すこと',
};
const tooDeep: Text = {
  en: `nested more than ${maximumDepth} levels deep`,
  ja: `入れ子が ${maximumDepth} 段を超えている`,
};
const aliased: Text = {
  en: 'aliases (*name) are not read here; write the value out',
  ja: 'エイリアス（*name）は使えない。値をそのまま書くこと',
};
const notAKey: Text = { en: 'a key must be a plain word', ja: 'キーは単純な語でなければならない' };
const notAValue: Text = { en: 'not a value this file can hold', ja: 'このファイルでは使えない値' };
function twice(key: string): Text {
  return { en: `the key '${key}' stands here twice`, ja: `キー '${key}' が重複している` };
}

/** The plain JSON of a parsed value. */
export function toJson(yaml: Yaml): Json {
  if (yaml.kind === 'scalar') return yaml.value;
  if (yaml.kind === 'list') return yaml.items.map(toJson);
  return Object.fromEntries(yaml.entries.map(({ key, value }) => [key, toJson(value)]));
}
