import type { AssessedResult } from '../../model/assessment.ts';

/** How results of one rule ended; `fail` is of those that nobody accepted. */
export interface RuleCounts {
  fail: number;
  waived: number;
  unknown: number;
  pass: number;
  'not-applicable': number;
}

/** How the results of each rule came out, by rule id. Both languages and several pages ask: they are counted once. */
export function countByRule(results: readonly AssessedResult[]): ReadonlyMap<string, RuleCounts> {
  const known = counted.get(results);
  if (known) return known;
  const counts = new Map<string, RuleCounts>();
  for (const { rule, outcome, waiver } of results) {
    const own = counts.get(rule) ?? noResults();
    counts.set(rule, own);
    own[outcome === 'fail' && waiver !== undefined ? 'waived' : outcome] += 1;
  }
  counted.set(results, counts);
  return counts;
}

const counted = new WeakMap<readonly AssessedResult[], ReadonlyMap<string, RuleCounts>>();

export function noResults(): RuleCounts {
  return { fail: 0, waived: 0, unknown: 0, pass: 0, 'not-applicable': 0 };
}
