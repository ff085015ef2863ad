import type { AssessedRule, Assessment } from '../model/assessment.ts';

/** Rules that were judged with the same other values: a key with `*` sets one for many. */
export interface OverrideGroup {
  readonly overrides: AssessedRule['overrides'];
  readonly rules: readonly AssessedRule[];
}

/** Every rule that was judged with another value than its own. */
export function groupOverrides({ rules }: Pick<Assessment, 'rules'>): readonly OverrideGroup[] {
  const changed = rules.filter(({ overrides }) => overrides.length > 0);
  const alike = Map.groupBy(changed, ({ overrides }) => JSON.stringify(overrides));
  return [...alike.values()].map((members) => ({ overrides: members[0]?.overrides ?? [], rules: members }));
}
