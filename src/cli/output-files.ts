import { normalize } from 'node:path';
import { UsageError } from '../model/errors.ts';
import { didYouMean } from '../yaml/suggest.ts';

/** One `-o FORMAT=FILE`, the file as it was named. */
export interface FormatFile<Name extends string> {
  readonly format: Name;
  readonly file: string;
}

/** The formats that a command writes to files, and what its examples call a file: `report`. */
export interface OfferedFormats<Name extends string> {
  readonly formats: readonly Name[];
  readonly stem: string;
}

/** Reads the `-o` flags. Throws UsageError before anything is read. */
export function readFormatFiles<Name extends string>(
  texts: readonly string[],
  { formats, stem }: OfferedFormats<Name>,
): readonly FormatFile<Name>[] {
  const files = texts.map((text) => {
    const [name = '', ...rest] = text.split('=');
    const file = rest.join('=');
    const format = formats.find((candidate) => candidate === name);
    if (!format) {
      const list = formats.join(', ');
      const hint = didYouMean(name, formats, { en: `; use ${list}`, ja: `。使える値: ${list}` });
      throw new UsageError({
        en: `-o ${text}: unknown format '${name}'${hint.en}`,
        ja: `-o ${text}: 未知の形式 '${name}'${hint.ja}`,
      });
    }
    if (file === '-') throw toStdout(text);
    if (file !== '') return { format, file };
    const example = `${format}=${stem}.${format}`;
    throw new UsageError({
      en: `-o ${text}: name a file, as in ${example}`,
      ja: `-o ${text}: ${example} のようにファイルを指定すること`,
    });
  });
  refuseTwice(files);
  return files;
}

/** Elsewhere `-` is stdout. There a report stands already, and a file of that name is not what was meant. */
function toStdout(text: string): UsageError {
  return new UsageError({
    en: `-o ${text}: -o writes files, and --format prints to stdout; name a file (./- for one called -)`,
    ja: `-o ${text}: -o はファイルへの書き出し、標準出力は --format による。ファイルを指定すること（「-」という名前のファイルは ./-）`,
  });
}

/** Of two formats in one file only the last would be there. */
function refuseTwice(files: readonly FormatFile<string>[]): void {
  const places = files.map(({ file }) => normalize(file));
  const [twice] = files.filter((_, index) => places.indexOf(places[index] ?? '') !== index);
  if (twice === undefined) return;
  const { format, file } = twice;
  throw new UsageError({
    en: `-o ${format}=${file}: that file is named twice; give each format a file of its own`,
    ja: `-o ${format}=${file}: 同じファイルが2回指定されている。形式ごとに別のファイルを指定すること`,
  });
}
