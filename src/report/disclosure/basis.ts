import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import type { AssessedControl, Assessment } from '../../model/assessment.ts';
import { byRule } from '../findings.ts';
import { formatTime } from '../time.ts';

/** What the automatic part of a row rests on: rules and their results, safeguards, targets, time. */
export function openBasis(assessment: Assessment): (control: AssessedControl) => readonly string[] {
  const results = byRule(assessment.results);
  const targets = new Map([...results].map(([rule, of]) => [rule, new Set(of.map(({ resource }) => resource.target))]));
  const safeguards = new Map(assessment.rules.map((rule) => [rule.id, rule.safeguards]));
  const titles = new Map(assessment.safeguards.map(({ id, title }) => [id, title.ja]));
  return (control) => {
    const tested = control.rules.filter((rule) => results.has(rule));
    if (tested.length === 0) return [words.untested];
    const asked = new Set(tested.flatMap((rule) => safeguards.get(rule) ?? []));
    const names = new Set(tested.flatMap((rule) => [...(targets.get(rule) ?? [])]));
    const shown = control.safeguards.filter((id) => asked.has(id)).map((id) => titles.get(id) ?? id);
    const { pass, fail, unknown, notApplicable } = control.results;
    const { waived } = control;
    return [
      words.tested({ rules: tested.length, pass, fail, waived, unknown, notApplicable }),
      ...(shown.length === 0 ? [] : [words.testedSafeguards({ titles: shown.join('、') })]),
      words.testedTargets({ names: [...names].sort().join('、') }),
      words.testedAsOf({ time: formatTime(assessment.run.asOf) }),
    ];
  };
}

/** Whether all that was tested of a control is what the organisation itself wrote down. */
export function openByRecords({ results }: Assessment): (control: AssessedControl) => boolean {
  const known = byRule(results);
  return ({ rules }) => {
    const tested = rules.filter((rule) => known.has(rule));
    return tested.length > 0 && tested.every((rule) => rule.startsWith('records/'));
  };
}
