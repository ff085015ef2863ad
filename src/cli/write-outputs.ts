import { resolve } from 'node:path';
import type { Assessment } from '../model/assessment.ts';
import { UsageError } from '../model/errors.ts';
import { type Format, formats, reporters } from '../report/index.ts';
import type { ReportOptions } from '../report/reporter.ts';
import { inChunks } from '../text/in-chunks.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { Io } from './io.ts';
import { replaceFile } from './replace-file.ts';

/** One `-o FORMAT=FILE`. */
export interface OutputFile {
  readonly format: Format;
  readonly file: string;
}

/** Reads the `-o` flags. Throws UsageError before anything is scanned. */
export function readOutputs(texts: readonly string[] = []): readonly OutputFile[] {
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
    if (file === '') {
      const example = `${format}=report.${format}`;
      const ja = `-o ${text}: ${example} のようにファイルを指定すること`;
      throw new UsageError({ en: `-o ${text}: name a file, as in ${example}`, ja });
    }
    return { format, file };
  });
}

/** Writes to stdout. */
export async function printReport(
  io: Io,
  format: Format,
  assessment: Assessment,
  options: ReportOptions,
): Promise<void> {
  const report = await reporters[format]();
  for (const piece of inChunks(report(assessment, options))) await io.stdout.write(piece);
}

/** Writes the files, each beside its place first and then in one step, so that none is ever half written. */
export async function writeOutputs(
  io: Io,
  outputs: readonly OutputFile[],
  assessment: Assessment,
  options: ReportOptions,
): Promise<void> {
  for (const { format, file } of outputs) {
    const report = await reporters[format]();
    const pieces = inChunks(report(assessment, { ...options, color: 0 }));
    await replaceFile({ file, place: resolve(io.cwd, file) }, pieces);
  }
}
