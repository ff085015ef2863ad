import type { ReportOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { openAssessment } from '../open-assessment.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { printReport } from '../write-outputs.ts';

/** Prints a saved assessment. It judges nothing again. */
export async function report(file: string, options: ReportOptions, io: Io): Promise<void> {
  const { assessment } = openAssessment(file, io.cwd);
  await printReport(io, options.format, assessment, reportOptions(io, options, languageOf(io)));
}
