import { setFlagsFromString } from 'node:v8';
import { createLogChecker } from '../../logs/check-log.ts';
import { readLogText } from '../../logs/read-text.ts';
import { UnreadableError } from '../../model/errors.ts';
import { type LogSummary, phiClasses } from '../../model/log-check.ts';
import type { LogReportOptions } from '../../report/logs/text.ts';
import { inChunks } from '../../text/in-chunks.ts';
import type { LogsCheckOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type LogSource, openLogSource, unreadable } from '../logs/read-source.ts';
import { readLogSchema, readMaxFindings, readMaxGap } from '../logs/settings.ts';
import { languageOf, reportOptions } from '../settings.ts';

/** Checks a log: 0 clean, 1 something was found, 3 it could not be read, or not to its end, and nothing was found before that. */
export async function checkLogs(place: string, options: LogsCheckOptions, io: Io): Promise<ExitCode> {
  const maxGap = readMaxGap(options.maxGap);
  const checker = createLogChecker({
    schema: readLogSchema(options.schema, io.cwd),
    ...(maxGap !== undefined && { maxGap }),
    allow: phiClasses.filter((one) => options.allow?.includes(one)),
    maxFindings: readMaxFindings(options.maxFindings),
  });
  // What is alive is small, and what is read is much: left to itself V8 lets the young generation grow by 80 MB.
  setFlagsFromString('--semi-space-growth-factor=1');
  const source = await openLogSource(place, options, io);
  const language = languageOf(io);
  const failure = await readInto(checker, source);
  if (failure) await io.stderr.write(`comply: ${failure.text[language]}\n`);
  const summary = checker.end();
  // What is not there at all is said already.
  if (failure && summary.bytes === 0 && options.format === 'text') return exitCodes.incomplete;
  const report = { ...reportOptions(io, options, language), shown: source.shown, isWhole: !failure && !source.isCut() };
  for (const piece of inChunks(await piecesOf(summary, options.format, report))) await io.stdout.write(piece);
  if (summary.invalid + summary.gaps + summary.outOfOrder + summary.duplicates + summary.phiHits > 0)
    return exitCodes.gate;
  return report.isWhole && summary.lines > 0 ? exitCodes.ok : exitCodes.incomplete;
}

/** What kept the log from being read to its end. */
async function readInto(
  checker: ReturnType<typeof createLogChecker>,
  source: LogSource,
): Promise<UnreadableError | undefined> {
  let parts = 0;
  try {
    for await (const { name, chunks } of source.parts) {
      if (parts > 0 || name !== source.shown) checker.begin(name);
      parts += 1;
      for await (const chunk of readLogText(chunks)) checker.push(chunk);
    }
    return undefined;
  } catch (error) {
    const fault = unreadable(error, source.shown);
    if (fault instanceof UnreadableError) return fault;
    throw fault;
  }
}

async function piecesOf(
  summary: LogSummary,
  format: 'text' | 'json',
  report: LogReportOptions,
): Promise<Iterable<string>> {
  if (format === 'json') return (await import('../../report/logs/json.ts')).reportLogJson(summary, report);
  return (await import('../../report/logs/text.ts')).reportLogText(summary, report);
}
