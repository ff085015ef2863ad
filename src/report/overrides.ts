import type { AppliedOverride, AssessedRule, Assessment } from '../model/assessment.ts';

/** Rules that were judged with the same other values: a key with `*` sets one for many. */
export interface OverrideGroup {
  readonly overrides: AssessedRule['overrides'];
  readonly rules: readonly AssessedRule[];
}

/** Every rule that was judged with another value than its own: of a parameter, or of its severity. */
export function groupOverrides({ rules }: Pick<Assessment, 'rules'>): readonly OverrideGroup[] {
  const changed = rules
    .map((rule) => ({ rule, overrides: listOverrides(rule) }))
    .filter(({ overrides }) => overrides.length > 0);
  const alike = Map.groupBy(changed, ({ overrides }) => JSON.stringify(overrides));
  return [...alike.values()].map((members) => ({
    overrides: members[0]?.overrides ?? [],
    rules: members.map(({ rule }) => rule),
  }));
}

/** What of a rule is not its own in this run, its severity first, under the key that the rule has it under. */
export function listOverrides({
  overrides,
  severityOverride,
}: Pick<AssessedRule, 'overrides' | 'severityOverride'>): readonly AppliedOverride[] {
  return severityOverride ? [{ parameter: 'severity', ...severityOverride }, ...overrides] : overrides;
}
