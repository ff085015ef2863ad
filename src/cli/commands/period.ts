import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { InputError } from '../../model/errors.ts';
import type { Period } from '../../model/period.ts';
import { type VerificationExit, verificationExits } from '../../model/verification.ts';
import { BrokenRunError } from '../../period/broken-run.ts';
import { readPeriod } from '../../period/read-period.ts';
import type { PeriodReportOptions } from '../../report/period/text.ts';
import type { PeriodOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { openRuns } from '../open-runs.ts';
import {
  type PeriodOutput,
  readControls,
  readDay,
  readHead,
  readInterval,
  readPeriodOutputs,
  readZone,
} from '../period-settings.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';

/** Reports on many runs: 0 whole, 13 where the chain is broken or monitoring had gaps, 10 where a bundle is not what it was. */
export async function period(places: readonly string[], options: PeriodOptions, io: Io): Promise<VerificationExit> {
  const outputs = readPeriodOutputs(options.output, io.cwd);
  const wanted = readOptions(options, io);
  // What is alive is small, and what is read is much: left to itself V8 lets the young generation grow by 80 MB.
  setFlagsFromString('--semi-space-growth-factor=1');
  const language = languageOf(io);
  try {
    const { runs, dispose } = await openRuns(places, options, io);
    try {
      const found = await readPeriod(runs, wanted);
      const report = { ...reportOptions(io, options, language), version: readTool().version };
      await print(found, { format: options.format, report, io });
      for (const output of outputs) await writeFile(found, output, report);
      return found.chain.length > 0 || found.gaps.length > 0 ? verificationExits.chain : verificationExits.ok;
    } finally {
      dispose();
    }
  } catch (error) {
    if (!(error instanceof BrokenRunError)) throw error;
    await io.stderr.write(`comply: ${error.text[language]}\n`);
    return verificationExits.integrity;
  }
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

/** Writes one file, beside its place first and then in one step, so that it is never half written. */
async function writeFile(
  found: Period,
  { format, file, place }: PeriodOutput,
  report: PeriodReportOptions,
): Promise<void> {
  const draft = `${place}.part`;
  try {
    await pipeline(Readable.from(await contentOf(found, format, report)), createWriteStream(draft));
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

async function contentOf(
  found: Period,
  format: PeriodOutput['format'],
  report: PeriodReportOptions,
): Promise<Iterable<string | Buffer>> {
  if (format !== 'xlsx') return inChunks(await piecesOf(found, format, { ...report, color: 0, verbose: true }));
  const { writePeriodWorkbook } = await import('../../report/period/workbook.ts');
  return [await writePeriodWorkbook(found, report.language, report.version)];
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
