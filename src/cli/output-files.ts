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
  return texts.map((text) => {
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
    if (file !== '') return { format, file };
    const example = `${format}=${stem}.${format}`;
    throw new UsageError({
      en: `-o ${text}: name a file, as in ${example}`,
      ja: `-o ${text}: ${example} のようにファイルを指定すること`,
    });
  });
}
