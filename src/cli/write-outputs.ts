import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Assessment } from '../model/assessment.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { type Format, formats, reporters } from '../report/index.ts';
import type { ReportOptions } from '../report/reporter.ts';
import { didYouMean } from '../yaml/suggest.ts';
import type { Io } from './io.ts';

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
    const place = resolve(io.cwd, file);
    const draft = `${place}.part`;
    try {
      await pipeline(Readable.from(inChunks(report(assessment, { ...options, color: 0 }))), createWriteStream(draft));
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (typeof code !== 'string') throw error;
      throw new InputError(
        { file },
        {
          en: `cannot be written (${code}); name a file in a folder that exists and is yours`,
          ja: `書き込めない（${code}）。書き込み権限のある既存のフォルダー内のファイルを指定すること`,
        },
      );
    }
  }
}

/** Small pieces joined to about 64 KiB, as every write costs a system call. */
function* inChunks(pieces: Iterable<string>): Iterable<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
