import { resolve } from 'node:path';
import { openSnapshot } from '../../collect/open-snapshot.ts';
import type { Spool } from '../../collect/spool.ts';
import { cliMessagesIn } from '../../i18n/cli.ts';
import type { Baseline } from '../../model/baseline.ts';
import type { ScanOptions } from '../command-options.ts';
import { refuseContradictions } from '../contradictions.ts';
import type { EvidencePlan } from '../evidence/plan-evidence.ts';
import type { Io } from '../io.ts';
import { demoSnapshot, type PreparedRules, prepareRules } from '../prepare.ts';
import type { Naming } from '../pseudonyms.ts';
import { readAsOf } from '../scan-settings.ts';
import { languageOf } from '../settings.ts';
import { type OutputFile, readOutputs } from '../write-outputs.ts';

/** Everything that is decided before anything is read from a target. */
export interface PreparedScan extends PreparedRules {
  readonly options: ScanOptions;
  readonly io: Io;
  /** `--as-of`. */
  readonly asOf: string | undefined;
  /** What `-o` names. */
  readonly outputs: readonly OutputFile[];
  /** What the gate is held against. */
  readonly baseline: Baseline | undefined;
  /** Where evidence is wanted. */
  readonly plan: EvidencePlan | undefined;
  readonly spool: Spool;
}

/**
 * Reads the flags, and every file and place they name.
 * @throws UsageError and InputError for what would end the run after it collected
 */
export async function prepareScan(options: ScanOptions, io: Io): Promise<Omit<PreparedScan, 'spool'>> {
  refuseContradictions(options);
  const outputs = readOutputs(options.output);
  const asOf = readAsOf(options.asOf);
  const rules = await prepareRules(options, io, async () => asOf ?? (await readMoment(options, io)));
  const baseline = await openBaseline({ ...options, outputs }, rules, io);
  const plan = await planEvidence(options, io);
  return { options, io, asOf, outputs, baseline, plan, ...rules };
}

/** The moment that will be judged: that of the snapshot it is about, else now. */
async function readMoment({ demo, from, resume }: ScanOptions, io: Io): Promise<string> {
  const saved = demo === true ? demoSnapshot : (from ?? resume);
  if (saved === undefined) return io.now().toISOString();
  return (await openSnapshot(resolve(io.cwd, saved))).manifest.run.asOf;
}

async function openBaseline(
  { outputs, ...options }: ScanOptions & { readonly outputs: readonly OutputFile[] },
  { catalog, config }: PreparedRules,
  io: Io,
): Promise<Baseline | undefined> {
  const { baseline: file } = options;
  if (file === undefined) return undefined;
  const { readBaseline } = await import('../read-baseline.ts');
  const { organization } = config;
  const t = cliMessagesIn(languageOf(io, config.language)).scan;
  return readBaseline({ file, outputs, catalog, naming: await readNaming(options, io), organization, t }, io);
}

/** What this scan will call resources by. A key that is still to be made is that of nothing yet. */
async function readNaming(options: ScanOptions, io: Io): Promise<Naming> {
  if (options.pseudonymise === undefined) return { by: 'names' };
  const [{ readRedaction }, { readKeyFingerprint }] = await Promise.all([
    import('../evidence/redact-snapshot.ts'),
    import('../../evidence/redact/key.ts'),
  ]);
  const { pseudonymise, keyFile } = readRedaction(options, io);
  if (!pseudonymise.includes('names')) return { by: 'names' };
  return { by: 'pseudonyms', key: readKeyFingerprint(keyFile) };
}

/** Nothing of evidence is loaded where none is wanted. */
async function planEvidence(options: ScanOptions, io: Io): Promise<EvidencePlan | undefined> {
  if (options.evidence === undefined) return undefined;
  return (await import('../evidence/plan-evidence.ts')).planEvidence(options.evidence, options, io);
}
