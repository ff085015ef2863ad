import { isDeepStrictEqual } from 'node:util';
import { InputError } from '../model/errors.ts';
import { type Addition, appendTo } from '../yaml/append.ts';
import { parseYaml, type Yaml } from '../yaml/parse.ts';

/** A YAML file to be changed. */
export interface EditedFile {
  /** How errors call it. */
  readonly file: string;
  readonly text: string;
}

/** What a file that is a list holds. */
export interface ListFormat<Item> {
  readonly parse: (document: Yaml, name: string) => readonly (Item & { readonly place: string })[];
  /** Keys with their values as YAML; one without a value is left out. */
  readonly write: (item: Item) => readonly (readonly [key: string, value: string | undefined])[];
}

/**
 * The text of a file that is a list with one item more, read back and found to be what was meant, and the line it stands on.
 * @throws InputError for a file that is wrong already, or that is written so that nothing can be added without a person
 */
export function appendItem<Item extends object>(
  { file, text }: EditedFile,
  item: Item,
  format: ListFormat<Item>,
): { readonly text: string; readonly line: number } {
  const before = format.parse(parseYaml(file, text), file);
  let line = 0;
  const isRight = (candidate: string): boolean => {
    const after = readOr(() => format.parse(parseYaml(file, candidate), file));
    const { place, ...added } = after?.at(-1) ?? { place: '' };
    line = Number(place.slice(place.lastIndexOf(':') + 1));
    return isDeepStrictEqual(after?.slice(0, -1), before) && isDeepStrictEqual(added, item);
  };
  const addition = additionOf(format.write(item));
  const changed = appendTo(text, addition, isRight);
  if (changed !== undefined) return { text: changed, line };
  throw byHand(file, addition.flow);
}

function additionOf(entries: readonly (readonly [string, string | undefined])[]): Addition {
  const lines = entries.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return { block: lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`), flow: `{ ${lines.join(', ')} }` };
}

/** The error for a file that is written so that only a person can add this to it. */
export function byHand(file: string, entry: string): InputError {
  const ja = `この書き方のファイルには追記できない。次を手で書き加えること: ${entry}`;
  return new InputError(
    { file },
    { en: `nothing can be added to it as it is written; add this by hand: ${entry}`, ja },
  );
}

/** What a candidate reads as; nothing for one that does not read. */
export function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
