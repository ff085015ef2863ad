import { resolve } from 'node:path';
import type { Assessment } from '../model/assessment.ts';
import { type Format, formats, reporters } from '../report/index.ts';
import type { ReportOptions } from '../report/reporter.ts';
import { inChunks } from '../text/in-chunks.ts';
import type { Io } from './io.ts';
import { type FormatFile, readFormatFiles } from './output-files.ts';
import { replaceFile } from './replace-file.ts';

/** One `-o FORMAT=FILE` of a report. */
export type OutputFile = FormatFile<Format>;

/** Reads the `-o` flags. Throws UsageError before anything is scanned. */
export function readOutputs(texts: readonly string[] = []): readonly OutputFile[] {
  return readFormatFiles(texts, { formats, stem: 'report' });
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
