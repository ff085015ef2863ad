import { resolve } from 'node:path';
import { cliMessagesIn } from '../i18n/cli.ts';
import type { Assessment } from '../model/assessment.ts';
import { type Format, formats, reporters } from '../report/index.ts';
import type { ReportOptions } from '../report/reporter.ts';
import { inChunks } from '../text/in-chunks.ts';
import type { Io } from './io.ts';
import { type FormatFile, readFormatFiles } from './output-files.ts';
import { disclosureFormats } from './printed-formats.ts';

/** What `-o` can write: every format that can be printed, and a workbook, which a terminal has no use for. */
export const outputFormats = [...formats, 'xlsx'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What `comply report -o` can write besides: the provider's disclosure. */
export const savedOutputFormats = [...outputFormats, ...disclosureFormats] as const;

/** One `-o FORMAT=FILE` of a report. */
export type OutputFile = FormatFile<OutputFormat>;

/** Reads the `-o` flags. Throws UsageError before anything is scanned. */
export function readOutputs(texts: readonly string[] = []): readonly OutputFile[] {
  return readFormatFiles(texts, { formats: outputFormats, stem: 'report' });
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
  await sayWhereEmpty(io, format, assessment, options);
}

/** An array without a finding would read as a clean account. */
async function sayWhereEmpty(
  io: Io,
  format: OutputFormat,
  assessment: Assessment,
  { language }: ReportOptions,
): Promise<void> {
  const { length } = assessment.results;
  if (format !== 'asff' || length === 0) return;
  const { countOutsideAws } = await import('../report/asff.ts');
  if (countOutsideAws(assessment) < length) return;
  await io.stderr.write(`comply: ${cliMessagesIn(language).scan.asffEmpty({ results: length })}\n`);
}

/** Writes the files, each beside its place first and then in one step, so that none is ever half written. */
export async function writeOutputs(
  io: Io,
  outputs: readonly OutputFile[],
  assessment: Assessment,
  options: ReportOptions,
): Promise<void> {
  if (outputs.length === 0) return;
  const { replaceFile } = await import('./replace-file.ts');
  for (const { format, file } of outputs) {
    const content = await contentOf(assessment, format, { ...options, color: 0 });
    await replaceFile({ file, place: resolve(io.cwd, file) }, content);
    await sayWhereEmpty(io, format, assessment, options);
  }
}

async function contentOf(
  assessment: Assessment,
  format: OutputFormat,
  options: ReportOptions,
): Promise<Iterable<string | Buffer>> {
  if (format !== 'xlsx') return inChunks((await reporters[format]())(assessment, options));
  const { writeAssessmentWorkbook } = await import('../report/workbook/workbook.ts');
  return [await writeAssessmentWorkbook(assessment, options.language)];
}
