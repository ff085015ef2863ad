import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayIn } from '../../assess/day.ts';
import { effectiveParameters } from '../../catalog/effective-parameters.ts';
import { loadShippedCatalog } from '../../catalog/load.ts';
import { type Selected, selectRules } from '../../catalog/select.ts';
import { openSnapshot, type SnapshotReader } from '../../collect/store.ts';
import { checkConfig } from '../../config/check.ts';
import { findConfig, loadConfig } from '../../config/load.ts';
import { defaultConfig } from '../../config/parse.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Assessment } from '../../model/assessment.ts';
import type { Catalog } from '../../model/catalog.ts';
import type { Config, FailOn, Target } from '../../model/config.ts';
import { UsageError } from '../../model/errors.ts';
import type { FrameworkId } from '../../model/framework.ts';
import type { Severity } from '../../model/rule.ts';
import { loadProvider, resourceSchemas } from '../../providers/index.ts';
import { collectTargets, judgeSnapshot } from '../../scan.ts';
import { refuseContradictions } from '../contradictions.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { ScanOptions } from '../program.ts';
import { createProgressLine } from '../progress.ts';
import { chooseTargets, readAsOf, readLimits } from '../scan-settings.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';
import { printReport, readOutputs, writeOutputs } from '../write-outputs.ts';

const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));
const demoConfig = join('fixtures', 'demo', 'comply.yaml');
const demoSnapshot = join(packageRoot, 'fixtures', 'demo', 'snapshot');

/** Everything that is decided before anything is read from a target. */
interface Prepared {
  readonly options: ScanOptions;
  readonly io: Io;
  readonly catalog: Catalog;
  readonly config: Config;
  readonly selected: Selected;
  readonly asOf: string | undefined;
}

/** Collects or opens a snapshot, judges it, prints the report, and says by its exit code whether the gate holds. */
export async function scan(options: ScanOptions, io: Io): Promise<ExitCode> {
  refuseContradictions(options);
  const outputs = readOutputs(options.output);
  const prepared = await prepare(options, io);
  const saved = options.demo === true ? demoSnapshot : options.from && resolve(io.cwd, options.from);
  const { assessment, signal } = saved
    ? { assessment: await judge(prepared, openSnapshot(saved)), signal: undefined }
    : await collectAndJudge(prepared);
  const language = languageOf(io, prepared.config.language);
  const printing = reportOptions(io, options, language);
  await writeOutputs(io, outputs, assessment, printing);
  await printReport(io, options.format, assessment, printing);
  if (signal) return signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
  return assessment.gate.exitCode;
}

async function prepare(options: ScanOptions, io: Io): Promise<Prepared> {
  const asOf = readAsOf(options.asOf);
  const catalog = await loadShippedCatalog(resourceSchemas);
  const config = readConfig(options, io, catalog);
  const frameworks = config.frameworks.length > 0 ? config.frameworks : undefined;
  const selected = selectRules(catalog, {
    ...(frameworks && { frameworks }),
    ...(options.rule && { ruleGlob: options.rule }),
    ...(options.minSeverity && { minSeverity: options.minSeverity as Severity }),
  });
  if (selected.rules.length === 0) {
    throw new UsageError({
      en: 'no rule matches --framework, --rule and --min-severity; comply rules list shows them all',
      ja: '--framework・--rule・--min-severity に一致するルールがない。一覧は comply rules list で確認できる',
    });
  }
  return { options, io, catalog, config, selected, asOf };
}

/** The config as read, with the frameworks that `--framework` names in place of its own. */
function readConfig(options: ScanOptions, io: Io, catalog: Catalog): Config {
  const file = options.demo === true ? demoConfig : (options.config ?? findConfig(io.cwd));
  const read = file === undefined ? defaultConfig : loadConfig(file, options.demo === true ? packageRoot : io.cwd);
  const config = checkConfig(read, catalog);
  if (options.framework === undefined) return config;
  const wanted = [...new Set(options.framework as readonly FrameworkId[])];
  return { ...config, frameworks: wanted.map((id) => config.frameworks.find((choice) => choice.id === id) ?? { id }) };
}

async function judge(
  { options, io, catalog, config, selected, asOf }: Prepared,
  reader: SnapshotReader,
): Promise<Assessment> {
  const moment = asOf ?? reader.manifest.run.asOf;
  const { values, overrides, expired } = effectiveParameters(selected.rules, config, dayIn(moment, config.timeZone));
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  for (const ended of expired) await io.stderr.write(`comply: ${t.overrideEnded(ended)}\n`);
  return judgeSnapshot({
    reader,
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

interface Collected {
  readonly assessment: Assessment;
  /** Set when the collection was interrupted. */
  readonly signal: 'SIGINT' | 'SIGTERM' | undefined;
}

async function collectAndJudge(prepared: Prepared): Promise<Collected> {
  const { options, io, config } = prepared;
  const targets = chooseTargets(options, config).filter(({ provider }) => provider !== 'records');
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const kept = options.saveSnapshot && resolve(io.cwd, options.saveSnapshot);
  const directory = kept || mkdtempSync(join(tmpdir(), 'comply-'));
  const controller = new AbortController();
  let signal: Collected['signal'];
  const stopListening = io.onInterrupt((received) => {
    signal = received;
    controller.abort();
  });
  let isFinished = false;
  try {
    await collectInto(directory, targets, prepared, controller.signal);
    if (signal) await io.stderr.write(`${t.kept({ directory })}\n`);
    else if (kept && options.quiet !== true) await io.stderr.write(`${t.snapshot({ directory })}\n`);
    const assessment = await judge(prepared, openSnapshot(directory));
    isFinished = true;
    return { assessment, signal };
  } finally {
    stopListening();
    if (!kept && !(isFinished && signal)) rmSync(directory, { recursive: true, force: true });
  }
}

async function collectInto(
  directory: string,
  targets: readonly Target[],
  { options, io, config, selected, asOf }: Prepared,
  signal: AbortSignal,
): Promise<void> {
  const startedAt = io.now().toISOString();
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  const line = createProgressLine(io, t, options.progress && options.quiet !== true);
  try {
    await collectTargets({
      targets,
      wanted: selected.wanted,
      loadProvider,
      directory,
      run: { id: randomUUID(), startedAt, asOf: asOf ?? startedAt },
      tool: readTool(),
      env: io.env,
      now: io.now,
      signal,
      ...readLimits(options),
      onConnect: line.connecting,
      onProgress: line.update,
    });
  } finally {
    line.clear();
  }
}
