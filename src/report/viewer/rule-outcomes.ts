import type { Assessment } from '../../model/assessment.ts';

/** How the results of one rule came out; `fail` without those that a waiver accepts. */
export interface RuleOutcomes {
  readonly fail: number;
  readonly unknown: number;
}

const none: RuleOutcomes = { fail: 0, unknown: 0 };

/** Looks up what of a rule failed and was not read. */
export function ruleOutcomesOf({ results }: Pick<Assessment, 'results'>): (rule: string) => RuleOutcomes {
  const counts = new Map<string, { fail: number; unknown: number }>();
  for (const { rule, outcome, waiver } of results) {
    const isOpen = outcome === 'fail' && waiver === undefined;
    if (!isOpen && outcome !== 'unknown') continue;
    const of = counts.get(rule) ?? { fail: 0, unknown: 0 };
    counts.set(rule, of);
    of[isOpen ? 'fail' : 'unknown'] += 1;
  }
  return (rule) => counts.get(rule) ?? none;
}
