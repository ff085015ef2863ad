import { type AssessInput, assess } from './assess/assess.ts';
import { collect, type Progress } from './collect/collect.ts';
import { keepComplete, readSnapshot } from './collect/kept.ts';
import type { SnapshotReader } from './collect/open-snapshot.ts';
import type { Spool } from './collect/spool.ts';
import { createResultSpool } from './collect/spooled-result.ts';
import { createSnapshotWriter } from './collect/write-snapshot.ts';
import { createEvaluator } from './evaluate/evaluate.ts';
import { createLookupIndex } from './evaluate/lookup-index.ts';
import type { Assessment } from './model/assessment.ts';
import type { Target } from './model/config.ts';
import { UsageError } from './model/errors.ts';
import type { Json } from './model/json.ts';
import type { Result } from './model/result.ts';
import type { LedgerCall, Listing, Run, SnapshotManifest } from './model/snapshot.ts';
import type { Plan, PlanOptions, Provider } from './providers/provider.ts';

export interface CollectRequest extends Omit<PlanOptions, 'wanted'> {
  readonly targets: readonly Target[];
  readonly wanted: PlanOptions['wanted'];
  /** Loads the provider a target names; nothing else of it is loaded before. */
  readonly loadProvider: (name: Target['provider']) => Promise<Provider>;
  /** A new or empty folder. */
  readonly directory: string;
  readonly run: Pick<Run, 'id' | 'startedAt' | 'asOf'>;
  readonly tool: SnapshotManifest['tool'];
  /** An earlier collection of the same targets: what it read to the end is kept, and only the rest is asked for. */
  readonly resume?: SnapshotReader;
  readonly onConnect?: (target: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads the targets into a snapshot folder. What a provider refuses is data in it.
 * @throws UsageError for what the user must mend; InputError when the folder cannot be written.
 */
export async function collectTargets(request: CollectRequest): Promise<SnapshotManifest> {
  const { targets, loadProvider, directory, run, tool, resume, onProgress, ...options } = request;
  const plans: Plan[] = [];
  for (const target of targets) {
    request.onConnect?.(target.name);
    const plan = await (await loadProvider(target.provider)).plan(target, options);
    if (resume) refuseOther(plan, resume);
    plans.push(plan);
  }
  const kept = resume && (await keepComplete(resume));
  const asked = Object.fromEntries(
    [...options.wanted].sort().map(([type, attributes]) => [type, [...attributes].sort()]),
  );
  return collect({
    plans,
    writer: createSnapshotWriter(directory),
    concurrency: options.concurrency,
    signal: options.signal,
    now: options.now,
    tool,
    run,
    asked,
    ...(kept && { kept }),
    ...(onProgress && { onProgress }),
  });
}

/** What another account answered cannot stand beside what this one does. */
function refuseOther({ target, tasks }: Plan, { manifest, directory }: SnapshotReader): void {
  const before = manifest.targets.find(({ name }) => name === target.name);
  if (before === undefined || tasks.length === 0 || before.id === '-' || before.id === target.id) return;
  throw new UsageError({
    en: `target '${target.name}' is now ${target.id}, and in ${directory} it is ${before.id}: scan it anew`,
    ja: `ターゲット '${target.name}' は現在 ${target.id} だが、${directory} では ${before.id} である。新しくスキャンすること`,
  });
}

export interface JudgeRequest extends Omit<AssessInput, 'results' | 'manifest' | 'ledger'> {
  readonly reader: SnapshotReader;
  /** Parameter values in force, by rule id. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  /** Where the words of the results are kept until they are read; absent: in memory. */
  readonly spool?: Spool;
}

/**
 * Judges a snapshot: reads it once for what lookups join and for its ledger, then once more, resource by resource.
 * @throws InputError when the snapshot is broken.
 */
export async function judgeSnapshot({ reader, parameters, spool, ...request }: JudgeRequest): Promise<Assessment> {
  const { manifest } = reader;
  const lookups = createLookupIndex(request.rules, manifest.asked);
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  for await (const line of readSnapshot(reader)) {
    if (line.kind === 'resource') lookups.add(line);
    else if (line.kind === 'call') calls.push(line);
    else if (line.kind === 'listing') listings.push(line);
  }
  const evaluator = createEvaluator({
    rules: request.rules,
    parameters,
    asked: manifest.asked,
    targets: manifest.targets,
    parts: manifest.parts,
    listings,
    lookups,
    asOf: request.asOf,
    observedAt: manifest.run.finishedAt,
  });
  const keep = spool ? createResultSpool(spool) : (result: Result) => result;
  const results: Result[] = [];
  for await (const line of readSnapshot(reader)) {
    if (line.kind === 'resource') for (const result of evaluator.resource(line)) results.push(keep(result));
  }
  for (const result of evaluator.finish()) results.push(keep(result));
  return assess({ ...request, results, manifest, ledger: [...calls, ...listings] });
}
