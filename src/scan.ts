import { type AssessInput, assess } from './assess/assess.ts';
import { collect, type Progress } from './collect/collect.ts';
import { createSnapshotWriter, type SnapshotReader } from './collect/store.ts';
import { createEvaluator } from './evaluate/evaluate.ts';
import { createLookupIndex } from './evaluate/lookup-index.ts';
import type { Assessment } from './model/assessment.ts';
import type { Target } from './model/config.ts';
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
  readonly onConnect?: (target: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Reads the targets into a snapshot folder. What a provider refuses is data in it.
 * @throws UsageError for what the user must mend; InputError when the folder cannot be written.
 */
export async function collectTargets(request: CollectRequest): Promise<SnapshotManifest> {
  const { targets, loadProvider, directory, run, tool, onProgress, ...options } = request;
  const plans: Plan[] = [];
  for (const target of targets) {
    request.onConnect?.(target.name);
    plans.push(await (await loadProvider(target.provider)).plan(target, options));
  }
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
    ...(onProgress && { onProgress }),
  });
}

export interface JudgeRequest extends Omit<AssessInput, 'results' | 'manifest' | 'ledger'> {
  readonly reader: SnapshotReader;
  /** Parameter values in force, by rule id. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
}

/**
 * Judges a snapshot: reads it once for what lookups join and for its ledger, then once more, resource by resource.
 * @throws InputError when the snapshot is broken.
 */
export async function judgeSnapshot({ reader, parameters, ...request }: JudgeRequest): Promise<Assessment> {
  const { manifest } = reader;
  const lookups = createLookupIndex(request.rules, manifest.asked);
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  for await (const line of readLines(reader)) {
    if (line.kind === 'resource') lookups.add(line);
    else if (line.kind === 'call') calls.push(line);
    else listings.push(line);
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
  const results: Result[] = [];
  for await (const line of readLines(reader)) {
    if (line.kind === 'resource') results.push(...evaluator.resource(line));
  }
  results.push(...evaluator.finish());
  return assess({ ...request, results, manifest, ledger: [...calls, ...listings] });
}

async function* readLines(reader: SnapshotReader) {
  for (const part of reader.manifest.parts) yield* reader.lines(part);
}
