import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { effectiveParameters } from '../../catalog/effective-parameters.ts';
import { openSnapshot, type SnapshotReader } from '../../collect/open-snapshot.ts';
import { openSpool, type Spool } from '../../collect/spool.ts';
import { createResultSpool } from '../../collect/spooled-result.ts';
import { replaceSnapshot } from '../../collect/write-snapshot.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import { judgeFacts } from '../../judge.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Config, FailOn, Target } from '../../model/config.ts';
import { UsageError } from '../../model/errors.ts';
import { factsOf } from '../../scan.ts';
import { dayIn } from '../../text/day.ts';
import { collectInto } from '../collecting.ts';
import type { ScanOptions } from '../command-options.ts';
import { refuseContradictions } from '../contradictions.ts';
import type { EvidencePlan } from '../evidence/plan-evidence.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { demoSnapshot, type PreparedRules, prepareRules } from '../prepare.ts';
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
  /** Where evidence is wanted. */
  readonly plan: EvidencePlan | undefined;
}

/** Collects or opens a snapshot, judges it, prints the report, and says by its exit code whether the gate holds. */
export async function scan(options: ScanOptions, io: Io): Promise<ExitCode> {
  refuseContradictions(options);
  const outputs = readOutputs(options.output);
  const asOf = readAsOf(options.asOf);
  const rules = await prepareRules(options, io);
  const plan = await planEvidence(options, io);
  const spool = openSpool();
  try {
    return await scanInto({ options, io, asOf, spool, plan, ...rules }, outputs);
  } finally {
    spool.close();
    if (plan?.place.kind === 's3') plan.place.dispose();
  }
}

async function scanInto(prepared: Prepared, outputs: readonly OutputFile[]): Promise<ExitCode> {
  const { options, io } = prepared;
  const saved = options.demo === true ? demoSnapshot : options.from && resolve(io.cwd, options.from);
  const { assessment, signal } = saved
    ? await judgeSaved(prepared, await openSnapshot(saved))
    : await collectAndJudge(prepared);
  const language = languageOf(io, prepared.config.language);
  const printing = reportOptions(io, options, language);
  await writeOutputs(io, outputs, assessment, printing);
  await printReport(io, options.format, assessment, printing);
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return assessment.gate.exitCode;
}

/** Nothing of evidence is loaded where none is wanted. */
async function planEvidence(options: ScanOptions, io: Io): Promise<EvidencePlan | undefined> {
  if (options.evidence === undefined) return undefined;
  return (await import('../evidence/plan-evidence.ts')).planEvidence(options.evidence, options, io);
}

interface Judged {
  readonly assessment: Assessment;
  /** Set when collecting, or uploading what was found, was interrupted. */
  readonly signal?: 'SIGINT' | 'SIGTERM';
}

/** Judges a snapshot; where evidence is wanted by way of its bundle. */
async function judge(prepared: Prepared, reader: SnapshotReader, targets?: readonly Target[]): Promise<Judged> {
  const { options, io, catalog, config, selected, asOf, spool, plan } = prepared;
  const moment = asOf ?? reader.manifest.run.asOf;
  const parameters = effectiveParameters(selected.rules, config, dayIn(moment, config.timeZone));
  const { values, overrides, expired } = parameters;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  for (const ended of expired) await io.stderr.write(`comply: ${t.overrideEnded(ended)}\n`);
  const keep = createResultSpool(spool);
  const gate = {
    ...(options.failOn && { failOn: options.failOn as FailOn }),
    allowUnknown: options.allowUnknown === true,
  };
  if (plan) {
    const { keepEvidence } = await import('../evidence/keep-evidence.ts');
    return keepEvidence({ ...prepared, plan, reader, parameters, asOf: moment, gate, targets, keep });
  }
  const assessment = await judgeFacts({
    facts: factsOf(reader),
    keep,
    catalog,
    rules: selected.rules,
    parameters: values,
    overrides,
    config,
    asOf: moment,
    tool: readTool(),
    gate,
  });
  return { assessment };
}

/** A snapshot whose collection was killed says so before it is judged. */
async function judgeSaved(prepared: Prepared, reader: SnapshotReader): Promise<Judged> {
  const { io, config } = prepared;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  if (reader.cutOff) await io.stderr.write(`comply: ${t.cutOff({ directory: reader.directory })}\n`);
  return judge(prepared, reader);
}

async function collectAndJudge(prepared: Prepared): Promise<Judged> {
  const { options, io, config, plan } = prepared;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const record = plan !== undefined && plan.redaction.pseudonymise.length === 0;
  const resume = options.resume === undefined ? undefined : await openSnapshot(resolve(io.cwd, options.resume));
  const targets = resume ? resumedTargets(options, config, resume) : scannedTargets(options, config);
  const kept = options.saveSnapshot && resolve(io.cwd, options.saveSnapshot);
  const directory = resume ? besideOf(resume) : kept || mkdtempSync(join(tmpdir(), 'comply-'));
  const controller = new AbortController();
  let signal: Judged['signal'];
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  let [isFinished, isCollected] = [false, false];
  try {
    const { wanted } = prepared.selected;
    await collectInto({ ...prepared, targets, wanted, directory, signal: controller.signal, resume, record });
    isCollected = true;
    if (resume) replaceSnapshot(resume.directory, directory);
    const home = resume?.directory ?? directory;
    if (signal) await io.stderr.write(`${t.kept({ directory: home })}\n`);
    else if ((kept || resume) && options.quiet !== true) await io.stderr.write(`${t.snapshot({ directory: home })}\n`);
    const judged = await judge(prepared, await openSnapshot(home), targets);
    isFinished = true;
    return signal ? { ...judged, signal } : judged;
  } catch (error) {
    // Evidence that could not be written is not asked of the cloud again.
    if (plan && isCollected && !kept && !resume) {
      await io.stderr.write(`${t.keptForEvidence({ directory })}\n`);
      isFinished = true;
    }
    throw error;
  } finally {
    stopListening();
    if (!kept && !(isFinished && (signal || plan))) rmSync(directory, { recursive: true, force: true });
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
