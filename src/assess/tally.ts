import type { AssessedResult } from '../model/assessment.ts';

/** How the results of a rule, or of several, came out. */
export interface Tally {
  readonly pass: number;
  readonly fail: number;
  /** Those of `fail` that are waived. */
  readonly waived: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export const emptyTally: Tally = { pass: 0, fail: 0, waived: 0, unknown: 0, notApplicable: 0 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, one) => ({
      pass: sum.pass + one.pass,
      fail: sum.fail + one.fail,
      waived: sum.waived + one.waived,
      unknown: sum.unknown + one.unknown,
      notApplicable: sum.notApplicable + one.notApplicable,
    }),
    emptyTally,
  );
}

/** Results that said something about a resource. */
export function countDecided({ pass, fail, unknown }: Tally): number {
  return pass + fail + unknown;
}

export function countAll(tally: Tally): number {
  return countDecided(tally) + tally.notApplicable;
}

/** The results of each rule, counted. */
export function tallyByRule(results: readonly AssessedResult[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, { -readonly [Key in keyof Tally]: number }>();
  for (const { rule, outcome, waiver } of results) {
    const tally = tallies.get(rule) ?? { ...emptyTally };
    tally[outcome === 'not-applicable' ? 'notApplicable' : outcome] += 1;
    if (waiver !== undefined) tally.waived += 1;
    tallies.set(rule, tally);
  }
  return tallies;
}
