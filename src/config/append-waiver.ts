import { isDeepStrictEqual } from 'node:util';
import type { Waiver } from '../model/waiver.ts';
import { appendTo } from '../yaml/append.ts';
import { parseYaml } from '../yaml/parse.ts';
import { writeScalar } from '../yaml/write-scalar.ts';
import { appendItem, byHand, type EditedFile, type ListFormat, readOr } from './append-item.ts';
import { parseConfig } from './parse.ts';
import { parseWaivers } from './parse-waivers.ts';

/** A waiver that stands in no file yet. */
export type NewWaiver = Omit<Waiver, 'place'>;

const format: ListFormat<NewWaiver> = {
  parse: parseWaivers,
  write: ({ rule, resources, type, owner, approvedBy, reason, expires, compensating, allowBroad }) => [
    ['rule', writeScalar(rule)],
    ['resources', `[${resources.map(writeScalar).join(', ')}]`],
    ['type', type],
    ['owner', writeScalar(owner)],
    ['approvedBy', writeScalar(approvedBy)],
    ['reason', writeScalar(reason)],
    ['expires', expires],
    ['compensating', compensating === undefined ? undefined : writeScalar(compensating)],
    ['allowBroad', allowBroad === true ? 'true' : undefined],
  ],
};

/**
 * The text of a waivers file with one waiver more, read back and found to be what was meant, and the line it stands on.
 * @throws InputError for a file that is wrong already, or that is written so that nothing can be added without a person
 */
export function appendWaiver(file: EditedFile, waiver: NewWaiver): { readonly text: string; readonly line: number } {
  return appendItem(file, waiver, format);
}

/**
 * The text of a comply.yaml that names no waivers file, naming this one.
 * @throws InputError where it is written so that a person has to do it
 */
export function nameWaiversFile({ file, text }: EditedFile, path: string): string {
  const read = (candidate: string) => parseConfig(parseYaml(file, candidate));
  const before = read(text);
  const entry = `waivers: ${writeScalar(path)}`;
  const isRight = (candidate: string): boolean => {
    const after = readOr(() => read(candidate));
    return after?.waivers?.path === path && isDeepStrictEqual(withoutPlaces(after), withoutPlaces(before));
  };
  const changed = appendTo(text, { block: [entry], flow: entry }, isRight);
  if (changed !== undefined) return changed;
  throw byHand(file, entry);
}

function withoutPlaces({ config: { places: _, ...config }, records }: ReturnType<typeof parseConfig>): unknown {
  return { config, records };
}
