import { type AssessInput, assess } from './assess/assess.ts';
import { withSeverities } from './assess/severities.ts';
import { createEvaluator } from './evaluate/evaluate.ts';
import { createLookupIndex } from './evaluate/lookup-index.ts';
import type { Assessment } from './model/assessment.ts';
import type { RecordPlace } from './model/evidence.ts';
import type { Json } from './model/json.ts';
import type { Resource, Scope } from './model/resource.ts';
import type { Result } from './model/result.ts';
import type { LedgerCall, Listing, SnapshotLine, SnapshotManifest } from './model/snapshot.ts';

/** A line of what was read, and where it stands where that is kept. */
export interface Fact {
  readonly line: SnapshotLine;
  readonly place?: RecordPlace;
}

/** What one collection read: a snapshot, or the facts of an evidence bundle. */
export interface Facts {
  readonly manifest: Pick<SnapshotManifest, 'run' | 'targets' | 'asked' | 'statistics'> & {
    readonly parts: readonly Scope[];
  };
  /** The lines that are wanted, as often as they are asked for, in the same order. Others may be among them. */
  lines(wanted: WantedFacts): AsyncIterable<Fact>;
}

/** What has to be read of a collection. */
export interface WantedFacts {
  /** Resources of these types. */
  readonly types: ReadonlySet<string>;
  /** Calls and listings. */
  readonly ledger: boolean;
}

export interface JudgeRequest extends Omit<AssessInput, 'results' | 'manifest' | 'ledger'> {
  readonly facts: Facts;
  /** Parameter values in force, by rule id. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  /** Sees every line that is not only judged by itself, before the first is judged. */
  readonly note?: (fact: Fact) => void;
  /** What is kept of a result until it is reported; `from` is the resource it is about, where there is one. */
  readonly keep?: (result: Result, from?: Fact & { readonly line: Resource }) => Result;
}

/**
 * Judges facts: reads them once for what lookups join and for the ledger, then once more, resource by resource.
 * @throws InputError when what is read is broken.
 */
export async function judgeFacts({ facts, parameters, note, keep, ...asked }: JudgeRequest): Promise<Assessment> {
  const { manifest } = facts;
  const request = { ...asked, rules: withSeverities(asked.rules, asked.severities) };
  const lookups = createLookupIndex(request.rules, manifest.asked);
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  for await (const fact of facts.lines({ types: lookups.types, ledger: true })) {
    const { line } = fact;
    note?.(fact);
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
  const results: Result[] = [];
  const types = new Set(request.rules.map(({ resource }) => resource));
  for await (const { line, place } of facts.lines({ types, ledger: false })) {
    if (line.kind !== 'resource') continue;
    for (const result of evaluator.resource(line)) {
      results.push(keep ? keep(result, { line, ...(place && { place }) }) : result);
    }
  }
  for (const result of evaluator.finish()) results.push(keep ? keep(result) : result);
  return assess({ ...request, results, manifest, ledger: [...calls, ...listings] });
}
