import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { readAssessment } from '../../report/read-assessment.ts';
import type { ReportOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { printReport } from '../write-outputs.ts';

/** Prints a saved assessment. It judges nothing again. */
export async function report(file: string, options: ReportOptions, io: Io): Promise<void> {
  const assessment = readAssessment(file, readText(file, io.cwd));
  await printReport(io, options.format, assessment, reportOptions(io, options, languageOf(io)));
}

function readText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError(
      { file },
      {
        en: `cannot be read (${code}); give a file that comply scan --format json wrote`,
        ja: `読み取れない（${code}）。comply scan --format json が書き出したファイルを指定すること`,
      },
    );
  }
}
