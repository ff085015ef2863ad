import type { AppliedSeverity } from '../model/assessment.ts';
import type { Rule } from '../model/rule.ts';

/** The rules as grave as this run takes them. */
export function withSeverities(
  rules: readonly Rule[],
  severities: ReadonlyMap<string, AppliedSeverity> | undefined,
): readonly Rule[] {
  if (severities === undefined || severities.size === 0) return rules;
  return rules.map((rule) => ({ ...rule, severity: severities.get(rule.id)?.value ?? rule.severity }));
}
