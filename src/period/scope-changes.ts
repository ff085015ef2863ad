import type { ScopeChange } from '../model/period.ts';
import { compareText } from '../text/order.ts';
import type { Excluded, RunHead } from './run-source.ts';
import type { ScopeTracker } from './scope.ts';

/** What a run read, and with what. */
interface State {
  readonly covered: ReturnType<ScopeTracker['covered']>;
  readonly excluded: ReadonlyMap<string, Excluded>;
  readonly head: RunHead;
}

/** Notes, run by run, what is another than in the run before. */
export interface ScopeChangeTracker {
  endRun(run: number, head: RunHead, exclusions: readonly Excluded[]): void;
  /** In the order of the runs. */
  readonly changes: readonly ScopeChange[];
}

export function trackScopeChanges(scope: ScopeTracker): ScopeChangeTracker {
  const changes: ScopeChange[] = [];
  let before: State | undefined;
  return {
    changes,
    endRun(run, head, exclusions) {
      const excluded = new Map(exclusions.map((one) => [JSON.stringify(one), one]));
      const state = { covered: scope.covered(run), excluded, head };
      if (before) changes.push(...compare(before, state));
      before = state;
    },
  };
}

type Change = Omit<ScopeChange, 'runId' | 'at'>;

function compare(before: State, now: State): readonly ScopeChange[] {
  const { runId, startedAt } = now.head;
  const changes = [
    ...comparePlaces(before.covered, now.covered, 'removed'),
    ...comparePlaces(now.covered, before.covered, 'added'),
    ...compareExclusions(before.excluded, now.excluded, 'removed'),
    ...compareExclusions(now.excluded, before.excluded, 'added'),
    ...compareHeads(before.head, now.head),
  ];
  return changes.map((change) => ({ ...change, runId, at: startedAt }));
}

/** What one has and the other has not. Nothing of what lies in a target or an account that came or went as a whole. */
function comparePlaces(having: State['covered'], lacking: State['covered'], change: 'added' | 'removed'): Change[] {
  const own = [...having].filter(([key]) => !lacking.has(key));
  const whole = new Set(own.map(([key]) => key));
  return own
    .filter(([key]) => !parentsOf(key).some((parent) => whole.has(parent)))
    .map(([, [kind, what]]): Change => ({ kind, change, what }))
    .sort((a, b) => compareText(a.what, b.what));
}

/** The keys of the target and the account that a place lies in. */
function parentsOf(key: string): readonly string[] {
  const parts: unknown = JSON.parse(key);
  if (!Array.isArray(parts)) return [];
  return parts.slice(1).map((_, index) => JSON.stringify(parts.slice(0, index + 1)));
}

function compareExclusions(
  having: State['excluded'],
  lacking: State['excluded'],
  change: 'added' | 'removed',
): Change[] {
  return [...having]
    .filter(([key]) => !lacking.has(key))
    .map(([, excluded]): Change => ({ kind: 'exclusion', change, ...excluded }));
}

function compareHeads(before: RunHead, now: RunHead): Change[] {
  const pairs = [
    ['tool', before.toolVersion, now.toolVersion],
    ['rules', before.rulesSha256, now.rulesSha256],
    ['config', before.configSha256, now.configSha256],
    ['waivers', before.waiversSha256, now.waiversSha256],
  ] as const;
  return pairs
    .filter(([, from, to]) => from !== to)
    .map(([kind, from, to]) => ({ kind, change: 'changed', what: kind, from, to }));
}
