import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dayIn } from '../../assess/day.ts';
import { effectiveParameters } from '../../catalog/effective-parameters.ts';
import { openSnapshot, type SnapshotReader } from '../../collect/open-snapshot.ts';
import { openSpool, type Spool } from '../../collect/spool.ts';
import { replaceSnapshot } from '../../collect/write-snapshot.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Config, FailOn, Target } from '../../model/config.ts';
import { UsageError } from '../../model/errors.ts';
import { judgeSnapshot } from '../../scan.ts';
import { collectInto } from '../collecting.ts';
import { refuseContradictions } from '../contradictions.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { demoSnapshot, type PreparedRules, prepareRules } from '../prepare.ts';
import type { ScanOptions } from '../program.ts';
import { chooseTargets, readAsOf } from '../scan-settings.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';
import { type OutputFile, printReport, readOutputs, writeOutputs } from '../write-outputs.ts';

/** Everything that is decided before anything is read from a target. */
interface Prepared extends PreparedRules {
  readonly options: ScanOptions;
  readonly io: Io;
  readonly asOf: string | undefined;
  readonly spool: Spool;
}

/** Collects or opens a snapshot, judges it, prints the report, and says by its exit code whether the gate holds. */
export async function scan(options: ScanOptions, io: Io): Promise<ExitCode> {
  refuseContradictions(options);
  const outputs = readOutputs(options.output);
  const asOf = readAsOf(options.asOf);
  const spool = openSpool();
  try {
    return await scanInto({ options, io, asOf, spool, ...(await prepareRules(options, io)) }, outputs);
  } finally {
    spool.close();
  }
}

async function scanInto(prepared: Prepared, outputs: readonly OutputFile[]): Promise<ExitCode> {
  const { options, io } = prepared;
  const saved = options.demo === true ? demoSnapshot : options.from && resolve(io.cwd, options.from);
  const { assessment, signal } = saved
    ? { assessment: await judgeSaved(prepared, await openSnapshot(saved)), signal: undefined }
    : await collectAndJudge(prepared);
  const language = languageOf(io, prepared.config.language);
  const printing = reportOptions(io, options, language);
  await writeOutputs(io, outputs, assessment, printing);
  await printReport(io, options.format, assessment, printing);
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return assessment.gate.exitCode;
}

async function judge(
  { options, io, catalog, config, selected, asOf, spool }: Prepared,
  reader: SnapshotReader,
): Promise<Assessment> {
  const moment = asOf ?? reader.manifest.run.asOf;
  const { values, overrides, expired } = effectiveParameters(selected.rules, config, dayIn(moment, config.timeZone));
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  for (const ended of expired) await io.stderr.write(`comply: ${t.overrideEnded(ended)}\n`);
  return judgeSnapshot({
    reader,
    spool,
    catalog,
    rules: selected.rules,
    parameters: values,
    overrides,
    config,
    asOf: moment,
    tool: readTool(),
    gate: {
      ...(options.failOn && { failOn: options.failOn as FailOn }),
      allowUnknown: options.allowUnknown === true,
    },
  });
}

/** A snapshot whose collection was killed says so before it is judged. */
async function judgeSaved(prepared: Prepared, reader: SnapshotReader): Promise<Assessment> {
  const { io, config } = prepared;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  if (reader.cutOff) await io.stderr.write(`comply: ${t.cutOff({ directory: reader.directory })}\n`);
  return judge(prepared, reader);
}

interface Collected {
  readonly assessment: Assessment;
  /** Set when the collection was interrupted. */
  readonly signal: 'SIGINT' | 'SIGTERM' | undefined;
}

async function collectAndJudge(prepared: Prepared): Promise<Collected> {
  const { options, io, config } = prepared;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const resume = options.resume === undefined ? undefined : await openSnapshot(resolve(io.cwd, options.resume));
  const targets = resume ? resumedTargets(options, config, resume) : scannedTargets(options, config);
  const kept = options.saveSnapshot && resolve(io.cwd, options.saveSnapshot);
  const directory = resume ? besideOf(resume) : kept || mkdtempSync(join(tmpdir(), 'comply-'));
  const controller = new AbortController();
  let signal: Collected['signal'];
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  let isFinished = false;
  try {
    const { wanted } = prepared.selected;
    await collectInto({ ...prepared, targets, wanted, directory, signal: controller.signal, resume });
    if (resume) replaceSnapshot(resume.directory, directory);
    const home = resume?.directory ?? directory;
    if (signal) await io.stderr.write(`${t.kept({ directory: home })}\n`);
    else if ((kept || resume) && options.quiet !== true) await io.stderr.write(`${t.snapshot({ directory: home })}\n`);
    const assessment = await judge(prepared, await openSnapshot(home));
    isFinished = true;
    return { assessment, signal };
  } finally {
    stopListening();
    if (!kept && !(isFinished && signal)) rmSync(directory, { recursive: true, force: true });
  }
}

function scannedTargets(options: ScanOptions, config: Config): readonly Target[] {
  return chooseTargets(options, config).filter(({ provider }) => provider !== 'records');
}

/** The targets of the snapshot, each of which has to be there still. */
function resumedTargets(
  options: ScanOptions,
  config: Config,
  { manifest, directory }: SnapshotReader,
): readonly Target[] {
  const known = scannedTargets(options, config);
  return manifest.targets.map(({ name }) => {
    const target = known.find((candidate) => candidate.name === name);
    if (target) return target;
    throw new UsageError({
      en: `${directory} has a target '${name}' that neither the config nor the flags name; give them as for the scan it began with`,
      ja: `${directory} のターゲット '${name}' が設定にもフラグにもない。最初のスキャンと同じ指定をすること`,
    });
  });
}

/** Where the resumed collection is written until it takes the place of the old one; what a killed one left there goes. */
function besideOf({ directory }: SnapshotReader): string {
  const beside = `${directory}.resumed`;
  rmSync(beside, { recursive: true, force: true });
  return beside;
}
