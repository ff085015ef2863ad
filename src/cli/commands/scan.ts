import { resolve } from 'node:path';
import { openSnapshot } from '../../collect/open-snapshot.ts';
import { openSpool } from '../../collect/spool.ts';
import type { ScanOptions } from '../command-options.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { demoSnapshot } from '../prepare.ts';
import { collectAndJudge } from '../scan/collect-and-judge.ts';
import { type Judged, judgeSaved } from '../scan/judge.ts';
import { type PreparedScan, prepareScan } from '../scan/prepare-scan.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { targetPlaces } from '../target-places.ts';
import { printReport, writeOutputs } from '../write-outputs.ts';

/** Collects or opens a snapshot, judges it, prints the report, and says by its exit code whether the gate holds. */
export async function scan(options: ScanOptions, io: Io): Promise<ExitCode> {
  const prepared = await prepareScan(options, io);
  const spool = openSpool();
  try {
    const whole = { ...prepared, spool };
    return await report(await judgeWhat(whole), whole);
  } finally {
    spool.close();
    if (prepared.plan?.place.kind === 's3') prepared.plan.place.dispose();
  }
}

async function judgeWhat(prepared: PreparedScan): Promise<Judged> {
  const { demo, from } = prepared.options;
  const saved = demo === true ? demoSnapshot : from && resolve(prepared.io.cwd, from);
  return saved ? judgeSaved(prepared, await openSnapshot(saved)) : collectAndJudge(prepared);
}

/** Files first: what is printed is there once all else is. */
async function report({ assessment, signal }: Judged, prepared: PreparedScan): Promise<ExitCode> {
  const { options, io, config, outputs } = prepared;
  const places = options.demo === true ? {} : targetPlaces(config, io.cwd);
  const printing = { ...reportOptions(io, options, languageOf(io, config.language)), places };
  await writeOutputs(io, outputs, assessment, printing);
  await printReport(io, options.format, assessment, printing);
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return assessment.gate.exitCode;
}
