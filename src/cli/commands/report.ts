import type { Assessment } from '../../model/assessment.ts';
import { UsageError } from '../../model/errors.ts';
import type { Period } from '../../model/period.ts';
import type { SavedReportOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openAssessment } from '../open-assessment.ts';
import { readFormatFiles } from '../output-files.ts';
import { isDisclosure } from '../printed-formats.ts';
import { checkPdf } from '../report/pdf-place.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { printReport, savedOutputFormats, writeOutputs } from '../write-outputs.ts';

/** Prints a saved assessment, writes it to files, or shows it. It judges nothing again. Throws UsageError and InputError. */
export async function report(file: string, options: SavedReportOptions, io: Io): Promise<ExitCode> {
  const outputs = readFormatFiles(options.output ?? [], { formats: savedOutputFormats, stem: 'report' });
  if (options.period !== undefined) requirePage(options, outputs);
  checkPdf(options, io.cwd);
  const { assessment } = openAssessment(file, io.cwd);
  const readPeriod = await periodReader(options, io);
  const over = readPeriod(assessment);
  const printing = { ...reportOptions(io, options, languageOf(io)), ...over };
  const { format, serve, pdf, paper = 'a4' } = options;
  const { language } = printing;
  // It loads the catalog, which the other formats do without.
  const isAsked = isDisclosure(format) || outputs.some((output) => isDisclosure(output.format));
  const disclosure = isAsked
    ? await (await import('../disclosure.ts')).openDisclosure(assessment, file, io)
    : undefined;
  for (const { format: name, file: to } of outputs) {
    if (isDisclosure(name)) await disclosure?.write({ format: name, file: to });
    else await writeOutputs(io, [{ format: name, file: to }], assessment, printing);
  }
  if (serve === true) {
    // Anew each time: of a newer assessment the period is asked again whether it is of the same organisation.
    const read = () => {
      const { assessment } = openAssessment(file, io.cwd);
      return { assessment, ...readPeriod(assessment) };
    };
    return (await import('../report/serve-report.ts')).serveReport({ file, language, read }, io);
  }
  if (pdf !== undefined) {
    return (await import('../report/print-pdf.ts')).printPdf(
      { assessment, ...over },
      { file: pdf, paper, language },
      io,
    );
  }
  if (isDisclosure(format)) await disclosure?.print();
  else await printReport(io, format, assessment, printing);
  return exitCodes.ok;
}

/** No other format has a place for a period. */
function requirePage(
  { format, serve, pdf }: SavedReportOptions,
  outputs: readonly { readonly format: string }[],
): void {
  const isPage = serve === true || pdf !== undefined || [{ format }, ...outputs].some((one) => one.format === 'html');
  if (isPage) return;
  throw new UsageError({
    en: '--period: only the HTML report shows a period; add --format html or -o html=report.html',
    ja: '--period: 期間を示すのはHTMLのレポートのみ。--format html または -o html=report.html を付けること',
  });
}

/** What reads the period that an assessment is shown with, if one was given; it throws InputError. */
async function periodReader(
  { period }: SavedReportOptions,
  io: Io,
): Promise<(assessment: Assessment) => { readonly period?: Period }> {
  if (period === undefined) return () => ({});
  const { openPeriod } = await import('../open-period.ts');
  return (assessment) => ({ period: openPeriod(period, assessment, io.cwd) });
}
