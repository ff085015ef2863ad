import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../model/errors.ts';
import type { Waiver } from '../model/waiver.ts';
import { type Addition, appendTo } from '../yaml/append.ts';
import { parseYaml } from '../yaml/parse.ts';
import { writeScalar } from '../yaml/write-scalar.ts';
import { parseConfig } from './parse.ts';
import { parseWaivers } from './parse-waivers.ts';

/** A waiver that stands in no file yet. */
export type NewWaiver = Omit<Waiver, 'place'>;

/** A YAML file to be changed. */
export interface EditedFile {
  /** How errors call it. */
  readonly file: string;
  readonly text: string;
}

/**
 * The text of a waivers file with one waiver more, read back and found to be what was meant, and the line it stands on.
 * @throws InputError for a file that is wrong already, or that is written so that nothing can be added without a person
 */
export function appendWaiver(
  { file, text }: EditedFile,
  waiver: NewWaiver,
): { readonly text: string; readonly line: number } {
  const before = parseWaivers(parseYaml(file, text), file);
  let line = 0;
  const isRight = (candidate: string): boolean => {
    const after = readOr(() => parseWaivers(parseYaml(file, candidate), file));
    const { place, ...added } = after?.at(-1) ?? { place: '' };
    line = Number(place.slice(place.lastIndexOf(':') + 1));
    return isDeepStrictEqual(after?.slice(0, -1), before) && isDeepStrictEqual(added, waiver);
  };
  const changed = appendTo(text, itemOf(waiver), isRight);
  if (changed !== undefined) return { text: changed, line };
  throw new InputError(
    { file },
    {
      en: `nothing can be added to it as it is written; add this by hand: ${itemOf(waiver).flow}`,
      ja: `この書き方のファイルには追記できない。次を手で書き加えること: ${itemOf(waiver).flow}`,
    },
  );
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
  const ja = `この書き方のファイルには追記できない。次を手で書き加えること: ${entry}`;
  throw new InputError({ file }, { en: `nothing can be added to it as it is written; add this by hand: ${entry}`, ja });
}

function withoutPlaces({ config: { places: _, ...config }, records }: ReturnType<typeof parseConfig>): unknown {
  return { config, records };
}

function itemOf(waiver: NewWaiver): Addition {
  const { rule, resources, type, owner, approvedBy, reason, expires, compensating, allowBroad } = waiver;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['rule', writeScalar(rule)],
    ['resources', `[${resources.map(writeScalar).join(', ')}]`],
    ['type', type],
    ['owner', writeScalar(owner)],
    ['approvedBy', writeScalar(approvedBy)],
    ['reason', writeScalar(reason)],
    ['expires', expires],
    ['compensating', compensating === undefined ? undefined : writeScalar(compensating)],
    ['allowBroad', allowBroad === true ? 'true' : undefined],
  ];
  const lines = entries.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return { block: lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`), flow: `{ ${lines.join(', ')} }` };
}

/** What a candidate reads as; nothing for one that does not read. */
function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
