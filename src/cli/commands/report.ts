import type { SavedReportOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { openAssessment } from '../open-assessment.ts';
import { readFormatFiles } from '../output-files.ts';
import { isDisclosure } from '../printed-formats.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { printReport, savedOutputFormats, writeOutputs } from '../write-outputs.ts';

/** Prints a saved assessment, and writes it to files. It judges nothing again. Throws UsageError and InputError. */
export async function report(file: string, options: SavedReportOptions, io: Io): Promise<void> {
  const outputs = readFormatFiles(options.output ?? [], { formats: savedOutputFormats, stem: 'report' });
  const { assessment } = openAssessment(file, io.cwd);
  const printing = reportOptions(io, options, languageOf(io));
  const { format } = options;
  // It loads the catalog, which the other formats do without.
  const isAsked = isDisclosure(format) || outputs.some((output) => isDisclosure(output.format));
  const disclosure = isAsked
    ? await (await import('../disclosure.ts')).openDisclosure(assessment, file, io)
    : undefined;
  for (const { format: name, file: to } of outputs) {
    if (isDisclosure(name)) await disclosure?.write({ format: name, file: to });
    else await writeOutputs(io, [{ format: name, file: to }], assessment, printing);
  }
  if (isDisclosure(format)) await disclosure?.print();
  else await printReport(io, format, assessment, printing);
}
