import type { CoverageRow } from '../model/evidence-table.ts';
import type { Scope } from '../model/resource.ts';

/** Where something lies, once for all that lies there; and since when it is in scope. */
export interface Place extends Scope {
  readonly key: string;
  /** Position of the last run that covered it, and of the first of that unbroken row of runs; -1: none yet. */
  last: number;
  since: number;
}

/** What the runs covered so far, by target, account and region. */
export interface ScopeTracker {
  placeOf(scope: Scope): Place;
  /** Takes in the coverage of the run at this position. */
  add(row: CoverageRow, run: number): void;
  /** Whether the run at this position covers a place. A region that no run names by itself goes with its account. */
  covers(place: Place, run: number): boolean;
  /** Whether an earlier run covered it, and all since. */
  coveredSince(place: Place, run: number): boolean;
  /** Whether the run covers a target at all. */
  coversTarget(target: string, run: number): boolean;
  /** What the run at this position covers, as `kind` and name, sorted. */
  covered(run: number): ReadonlyMap<string, readonly ['target' | 'account' | 'region', string]>;
}

export function trackScope(): ScopeTracker {
  const regions = new Map<string, Place>();
  const accounts = new Map<string, Place>();
  const targets = new Map<string, number>();
  let counted = -1;

  const find = (known: Map<string, Place>, key: string, { target, account, region }: Scope): Place => {
    const found = known.get(key);
    if (found) return found;
    const place: Place = { key, target, account, region, last: -1, since: -1 };
    known.set(key, place);
    return place;
  };
  const placeOf = (scope: Scope) => find(regions, keyOf(scope.target, scope.account, scope.region), scope);
  const accountOf = (scope: Scope) =>
    find(accounts, keyOf(scope.target, scope.account), { target: scope.target, account: scope.account, region: '' });
  const named = (place: Place) => (place.last === -1 ? accountOf(place) : place);

  return {
    placeOf,
    add(row, run) {
      mark(placeOf(row), run);
      mark(accountOf(row), run);
      targets.set(row.target, run);
      counted = run;
    },
    // A run without a line of coverage says nothing about scope.
    covers: (place, run) => counted !== run || named(place).last === run,
    coveredSince(place, run) {
      const { since, last } = named(place);
      return last >= run && since <= run && since !== -1;
    },
    coversTarget: (target, run) => counted !== run || targets.get(target) === run,
    covered(run) {
      const found = new Map<string, readonly ['target' | 'account' | 'region', string]>();
      for (const [target, last] of targets) if (last === run) found.set(keyOf(target), ['target', target]);
      for (const { key, target, account, last } of accounts.values()) {
        if (last === run) found.set(key, ['account', [target, account].join(' / ')]);
      }
      for (const { key, target, account, region, last } of regions.values()) {
        if (last === run) found.set(key, ['region', [target, account, region].join(' / ')]);
      }
      return found;
    },
  };
}

function mark(place: Place, run: number): void {
  if (place.last === run) return;
  if (place.since === -1 || place.last !== run - 1) place.since = run;
  place.last = run;
}

/** One text for several, whatever is in them. */
export function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
