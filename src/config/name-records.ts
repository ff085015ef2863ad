import { isDeepStrictEqual } from 'node:util';
import { appendTo, appendToList } from '../yaml/append.ts';
import { parseYaml } from '../yaml/parse.ts';
import { writeScalar } from '../yaml/write-scalar.ts';
import { byHand, type EditedFile, readOr } from './append-item.ts';
import { type ParsedConfig, parseConfig } from './parse.ts';

/** The folder a records target is made for where none is named. */
export const usualRecords = 'compliance/';

/**
 * The text of a comply.yaml that has no records target, with one for this folder.
 * @throws InputError where it is written so that a person has to do it
 */
export function nameRecordsFolder({ file, text }: EditedFile, path: string): string {
  const read = (candidate: string) => parseConfig(parseYaml(file, candidate));
  const before = read(text);
  const name = freeName(before);
  const entry = `{ name: ${name}, provider: records, path: ${writeScalar(path)} }`;
  const wanted = [...before.config.targets, { name, provider: 'records', path }];
  const isRight = (candidate: string): boolean => {
    const after = readOr(() => read(candidate));
    return (
      after !== undefined &&
      isDeepStrictEqual(plain(after.config.targets), plain(wanted)) &&
      isDeepStrictEqual(plain({ ...after, records: [], config: { ...after.config, targets: [] } }), plain(rest))
    );
  };
  const rest = { ...before, records: [], config: { ...before.config, targets: [] } };
  const item = { block: [`- ${entry}`], flow: entry };
  const list = { block: ['targets:', `  - ${entry}`], flow: `targets: [${entry}]` };
  const changed = appendToList(text, 'targets', item, isRight) ?? appendTo(text, list, isRight);
  if (changed !== undefined) return changed;
  throw byHand(file, list.flow);
}

function freeName({ config: { targets } }: ParsedConfig): string {
  const taken = new Set(targets.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'records' : `records-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Without places, which move when a line is put in. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'place' || key === 'places' ? undefined : part)));
}
