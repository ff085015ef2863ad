import { setFlagsFromString } from 'node:v8';
import type { Period } from '../../model/period.ts';
import { type VerificationExit, verificationExits } from '../../model/verification.ts';
import { readPeriod } from '../../period/read-period.ts';
import type { PeriodReportOptions } from '../../report/period/text.ts';
import { inChunks } from '../../text/in-chunks.ts';
import type { PeriodOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { withRuns } from '../open-runs.ts';
import {
  type PeriodOutput,
  readControls,
  readDay,
  readHead,
  readInterval,
  readPeriodOutputs,
  readZone,
} from '../period-settings.ts';
import { replaceFile } from '../replace-file.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';

/** Reports on many runs: 0 whole, 13 where the chain is broken or monitoring had gaps, 10 where a bundle is not what it was. */
export async function period(places: readonly string[], options: PeriodOptions, io: Io): Promise<VerificationExit> {
  const outputs = readPeriodOutputs(options.output, io.cwd);
  const wanted = readOptions(options, io);
  // What is alive is small, and what is read is much: left to itself V8 lets the young generation grow by 80 MB.
  setFlagsFromString('--semi-space-growth-factor=1');
  return withRuns(places, { options, io }, async (runs) => {
    const found = await readPeriod(runs, wanted);
    const report = { ...reportOptions(io, options, languageOf(io)), version: readTool().version };
    await print(found, { format: options.format, report, io });
    for (const output of outputs) await replaceFile(output, await contentOf(found, output.format, report));
    return found.chain.length > 0 || found.gaps.length > 0 ? verificationExits.chain : verificationExits.ok;
  });
}

function readOptions(options: PeriodOptions, io: Io) {
  const { from, to, timeZone, interval, head } = options;
  const read = {
    from: readDay('--from', from),
    to: readDay('--to', to),
    timeZone: readZone(timeZone),
    expectedIntervalS: readInterval(interval),
    head: readHead(head),
  };
  const given = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  const selected = { frameworks: options.framework ?? [], controls: readControls(options.control) };
  return { ...given, ...selected, asOf: io.now().toISOString() };
}

interface Printing {
  readonly format: 'text' | 'json';
  readonly report: PeriodReportOptions;
  readonly io: Io;
}

async function print(found: Period, { format, report, io }: Printing): Promise<void> {
  for (const piece of inChunks(await piecesOf(found, format, report))) await io.stdout.write(piece);
}

async function piecesOf(
  found: Period,
  format: 'text' | 'json',
  report: PeriodReportOptions,
): Promise<Iterable<string>> {
  if (format === 'json') return (await import('../../report/period/json.ts')).reportPeriodJson(found);
  return (await import('../../report/period/text.ts')).reportPeriodText(found, report);
}

async function contentOf(
  found: Period,
  format: PeriodOutput['format'],
  report: PeriodReportOptions,
): Promise<Iterable<string | Buffer>> {
  if (format === 'html') {
    const { writePeriodViewer } = await import('../../report/viewer/write-period.ts');
    return inChunks(writePeriodViewer({ period: found, tool: readTool() }, report.language));
  }
  if (format !== 'xlsx') return inChunks(await piecesOf(found, format, { ...report, color: 0, verbose: true }));
  const { writePeriodWorkbook } = await import('../../report/period/workbook.ts');
  return [await writePeriodWorkbook(found, report.language, report.version)];
}
