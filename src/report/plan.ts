import type { Assessment } from '../model/assessment.ts';
import type { Cost } from '../model/cost.ts';
import type { Severity } from '../model/rule.ts';
import { type FindingGroup, groupFindings } from './findings.ts';

/** How much a severity weighs, and how much less effort: each class twice the next. Little effort counts fourfold, much once. */
export const severityWeight: Readonly<Record<Severity, number>> = { critical: 8, high: 4, medium: 2, low: 1, info: 0 };
export const easeWeight = { low: 4, medium: 2, high: 1 } as const;

/** One thing to do: what fails by one rule. */
export interface PlanItem {
  readonly group: FindingGroup;
  /** Severity x controls that wait for it / effort, in whole numbers. */
  readonly score: number;
  /** The safeguards it serves. */
  readonly safeguards: readonly string[];
  /** Figures of these safeguards, as the organisation gave them. One of several items stands at each. */
  readonly costs: readonly Cost[];
}

/** What to do, in the order that pays best, and what it costs by the organisation's own figures. */
export interface Plan {
  readonly items: readonly PlanItem[];
  /** Absent: no figure was given. */
  readonly totals?: PlanTotals;
}

export interface PlanTotals {
  readonly currency: string;
  /** In hundredths, each safeguard that an item serves counted once. */
  readonly oneOff: number;
  readonly monthly: number;
  /** Safeguards that items serve and nobody gave a figure for. */
  readonly unpriced: readonly string[];
}

/** The plan of an assessment: the highest score in front, then the gravest, then by rule id. No price is ours. */
export function planOf(assessment: Assessment): Plan {
  const prices = new Map(assessment.costs?.items.map((cost) => [cost.safeguard, cost]));
  const items = groupFindings(assessment).map((group): PlanItem => {
    const { rule, controls } = group;
    const score = severityWeight[rule.severity] * controls * easeWeight[rule.effort];
    const costs = rule.safeguards.flatMap((id) => prices.get(id) ?? []);
    return { group, score, safeguards: rule.safeguards, costs };
  });
  // They come sorted by severity, controls and id, and stay so where the score is the same.
  const sorted = items.sort((a, b) => b.score - a.score);
  return { items: sorted, ...(assessment.costs && { totals: totalsOf(sorted, assessment.costs.currency, prices) }) };
}

function totalsOf(items: readonly PlanItem[], currency: string, prices: ReadonlyMap<string, Cost>): PlanTotals {
  const safeguards = [...new Set(items.flatMap((item) => item.safeguards))].sort();
  const costs = safeguards.flatMap((id) => prices.get(id) ?? []);
  return {
    currency,
    oneOff: costs.reduce((sum, { oneOff = 0 }) => sum + oneOff, 0),
    monthly: costs.reduce((sum, { monthly = 0 }) => sum + monthly, 0),
    unpriced: safeguards.filter((id) => !prices.has(id)),
  };
}
