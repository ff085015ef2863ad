import {
  digestDigits,
  type TableBlock,
  type TableDictionaries,
  type TableHead,
  type TableObserved,
} from '../model/finding-table.ts';
import type { Language } from '../model/text.ts';

/** Marks a cell without a value. */
export const nothing = -1;

/** All results, as columns. What a cell names by its position stands in a dictionary. */
export interface ResultTable {
  readonly head: TableHead;
  /** How many there are by now: all, once the last block is in. */
  rows: number;
  readonly rule: Uint32Array;
  readonly outcome: Uint8Array;
  readonly severity: Uint8Array;
  readonly resource: Uint32Array;
  readonly message: Uint32Array;
  readonly time: Uint32Array;
  readonly observed: Uint32Array;
  readonly cause: Int32Array;
  readonly waiver: Int32Array;
  readonly baseline: Uint8Array;
  /** The first record, from 1; 0: none. */
  readonly evidence: Uint32Array;
  readonly moreEvidence: Map<number, readonly number[]>;
  readonly types: string[];
  readonly places: (readonly [target: string, account: string, region: string])[];
  readonly times: string[];
  readonly causes: TableDictionaries['causes'][number][];
  readonly messages: Readonly<Record<Language, string[]>>;
  readonly asked: Readonly<Record<Language, string[]>>;
  readonly observations: (readonly TableObserved[])[];
  readonly resources: {
    readonly type: number[];
    readonly place: number[];
    readonly id: string[];
    readonly name: string[];
  };
  readonly records: { readonly file: number[]; readonly line: number[]; readonly digest: string[] };
  readonly files: string[];
}

export function openTable(head: TableHead): ResultTable {
  const { rows } = head;
  return {
    head,
    rows: 0,
    rule: new Uint32Array(rows),
    outcome: new Uint8Array(rows),
    severity: new Uint8Array(rows),
    resource: new Uint32Array(rows),
    message: new Uint32Array(rows),
    time: new Uint32Array(rows),
    observed: new Uint32Array(rows),
    cause: new Int32Array(rows).fill(nothing),
    waiver: new Int32Array(rows).fill(nothing),
    baseline: new Uint8Array(rows),
    evidence: new Uint32Array(rows),
    moreEvidence: new Map(),
    types: [],
    places: [],
    times: [],
    causes: [],
    messages: { en: [], ja: [] },
    asked: { en: [], ja: [] },
    observations: [],
    resources: { type: [], place: [], id: [], name: [] },
    records: { file: [], line: [], digest: [] },
    files: [],
  };
}

/** Puts the rows of a block behind those before it. */
export function appendBlock(table: ResultTable, block: TableBlock): void {
  appendDictionaries(table, block.added);
  const start = table.rows;
  table.rule.set(block.rule, start);
  table.message.set(block.message, start);
  table.time.set(block.time, start);
  table.observed.set(block.observed, start);
  setDigits(table.outcome, block.outcome, start);
  setDigits(table.severity, block.severity, start);
  setSteps(table.resource, block.resource, start);
  setSteps(table.evidence, block.evidence, start);
  for (const [row, records] of block.moreEvidence) table.moreEvidence.set(start + row, records);
  for (const [row, cause] of block.cause) table.cause[start + row] = cause;
  for (const [row, waiver] of block.waiver) table.waiver[start + row] = waiver;
  for (const row of block.baseline) table.baseline[start + row] = 1;
  table.rows = start + block.rule.length;
}

function appendDictionaries(table: ResultTable, added: TableDictionaries): void {
  append(table.types, added.types);
  append(table.places, added.places);
  append(table.times, added.times);
  append(table.causes, added.causes);
  append(table.observations, added.observations);
  for (const language of ['en', 'ja'] as const) {
    append(table.messages[language], added.messages[language]);
    append(table.asked[language], added.asked[language]);
  }
  const { resources, records } = added;
  append(table.resources.type, resources.type);
  append(table.resources.place, resources.place);
  append(table.resources.id, resources.id);
  append(table.resources.name, resources.name);
  append(table.files, records.files);
  append(table.records.file, records.file);
  let line = table.records.line.at(-1) ?? 0;
  for (const [index, step] of records.line.entries()) {
    line += step;
    table.records.line.push(line);
    table.records.digest.push(records.digest.slice(index * digestDigits, (index + 1) * digestDigits));
  }
}

/** A list may be longer than a call can have arguments. */
function append<Value>(list: Value[], added: readonly Value[]): void {
  for (const value of added) list.push(value);
}

function setDigits(column: Uint8Array, digits: string, start: number): void {
  for (let at = 0; at < digits.length; at++) column[start + at] = digits.charCodeAt(at) - 48;
}

/** The first step is from the last row of the block before. */
function setSteps(column: Uint32Array, steps: readonly number[], start: number): void {
  let value = start === 0 ? 0 : (column[start - 1] ?? 0);
  for (const [index, step] of steps.entries()) {
    value += step;
    column[start + index] = value;
  }
}
