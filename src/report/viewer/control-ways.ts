import type { AssessedControl, Assessment } from '../../model/assessment.ts';
import { namespaceOf } from '../../text/rule-id.ts';

/** How a control is assessed in a run, the surest way first. */
export const ways = ['automated', 'partly', 'manual', 'not-covered'] as const;
/**
 * `automated`: every safeguard that it demands has a rule which reads systems. `partly`: some of it has, or rules judge
 * records, which people keep. `manual`: a person answers. `not-covered`: configuration could show it, and no rule of the
 * run tests it.
 */
export type Way = (typeof ways)[number];

/** Says of a control how the rules of this run assess it. */
export function waysOf({ rules }: Pick<Assessment, 'rules'>): (control: AssessedControl) => Way {
  const safeguardsOf = new Map(rules.map(({ id, safeguards }) => [id, safeguards]));
  return ({ assessment, safeguards, rules: own }) => {
    if (own.length === 0) return assessment === 'automatable' ? 'not-covered' : 'manual';
    if (assessment !== 'automatable') return 'partly';
    const read = new Set(own.filter(isOfSystems).flatMap((id) => safeguardsOf.get(id) ?? []));
    return safeguards.every((id) => read.has(id)) ? 'automated' : 'partly';
  };
}

function isOfSystems(rule: string): boolean {
  return namespaceOf(rule) !== 'records';
}
