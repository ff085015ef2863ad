import { collect, type Progress } from './collect/collect.ts';
import { keepComplete, readSnapshot } from './collect/kept.ts';
import type { SnapshotReader } from './collect/open-snapshot.ts';
import { createSnapshotWriter } from './collect/write-snapshot.ts';
import type { Facts } from './judge.ts';
import type { Target } from './model/config.ts';
import { UsageError } from './model/errors.ts';
import type { Run, SnapshotManifest } from './model/snapshot.ts';
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

/** What a snapshot holds, to be judged. */
export function factsOf(reader: SnapshotReader): Facts {
  return {
    manifest: reader.manifest,
    async *lines() {
      for await (const line of readSnapshot(reader)) yield { line };
    },
  };
}
