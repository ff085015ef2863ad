import type { Costs } from '../model/cost.ts';
import type { Responsibility } from '../model/responsibility.ts';
import { shapeText } from './json-shape.ts';
import type { Plan } from './plan.ts';

/** Whose part a control is. */
export function shapeResponsibility({ framework, control, party, vendor, report, note }: Responsibility): object {
  return { framework, control, party, vendor, report, note: note && shapeText(note) };
}

/** What safeguards cost. */
export function shapeCosts({ currency, items }: Costs): object {
  return {
    currency,
    items: items.map(({ safeguard, oneOff, monthly, note }) => ({ safeguard, oneOff, monthly, note })),
  };
}

/** What to do first. */
export function shapePlan({ items, totals }: Plan): object {
  return {
    items: items.map(({ group, score, safeguards }) => ({
      rule: group.rule.id,
      severity: group.rule.severity,
      effort: group.rule.effort,
      findings: group.open.length,
      controls: group.controls,
      score,
      safeguards,
    })),
    totals: totals && {
      currency: totals.currency,
      oneOff: totals.oneOff,
      monthly: totals.monthly,
      unpriced: totals.unpriced,
    },
  };
}
