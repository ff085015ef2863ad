import type { AssessedRule } from '../model/assessment.ts';
import type { RuleChange } from '../model/diff.ts';
import { compareText } from '../text/order.ts';

/** The rules that both assessments have and that are not the same in both, sorted by id. */
export function compareRules(
  before: readonly AssessedRule[],
  after: readonly AssessedRule[],
  nameOf: (rule: string) => string,
): readonly RuleChange[] {
  const old = new Map(before.map((rule) => [nameOf(rule.id), rule]));
  return after
    .flatMap((rule): RuleChange[] => {
      const id = nameOf(rule.id);
      const was = old.get(id);
      const what = was ? changesOf(was, rule) : [];
      if (!was || what.length === 0) return [];
      return [{ rule: id, ...(was.id !== id && { was: was.id }), title: rule.title, what }];
    })
    .sort((a, b) => compareText(a.rule, b.rule));
}

function changesOf(was: AssessedRule, is: AssessedRule): RuleChange['what'] {
  // An earlier comply wrote no digest: then nothing tells whether the definition is the same.
  const isOther = was.digest !== undefined && is.digest !== undefined && was.digest !== is.digest;
  return [
    ...(was.id !== is.id ? ['renamed' as const] : []),
    ...(isOther ? ['definition' as const] : []),
    ...(was.severity !== is.severity ? ['severity' as const] : []),
    ...(overridesOf(was) !== overridesOf(is) ? ['overrides' as const] : []),
    ...(was.title.en !== is.title.en || was.title.ja !== is.title.ja ? ['title' as const] : []),
  ];
}

/** Who approved a value, and until when, does not judge. */
function overridesOf({ overrides }: AssessedRule): string {
  return JSON.stringify(overrides.map(({ parameter, value }) => [parameter, value]));
}
