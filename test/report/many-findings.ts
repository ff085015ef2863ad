import type { AssessedResult, Assessment } from '../../src/model/assessment.ts';
import { severities } from '../../src/model/rule.ts';
import { sample } from './sample.ts';

/** An assessment of so many findings, over a hundred rules of every severity, and as many passes; `name` says what resources are called. */
export function manyFindings(count: number, name = (index: number) => `bucket-${index}`): Assessment {
  const [rule] = sample.rules;
  const [finding] = sample.results.filter(({ outcome }) => outcome === 'fail');
  if (!rule || !finding) throw new Error('the sample has no rule or no finding');
  const rules = Array.from({ length: Math.min(count, 100) }, (_, index) => {
    const severity = severities[index % severities.length] ?? 'info';
    return { ...rule, id: `acme/many/rule-${String(index).padStart(3, '0')}`, severity };
  });
  const results = Array.from({ length: count }, (_one, index): AssessedResult[] => {
    const judged = rules[index % rules.length] ?? rule;
    const called = name(index);
    const resource = { ...finding.resource, id: `arn:aws:s3:::${called}-${index}`, name: called };
    const message = { en: `Bucket ${called} is open.`, ja: `バケット ${called} が公開されている` };
    const { waiver: _, ...open } = finding;
    const one = { ...open, rule: judged.id, severity: judged.severity, resource, message };
    return [one, { ...one, outcome: 'pass', observed: [] }];
  }).flat();
  const counts = { pass: count, fail: count, unknown: 0, 'not-applicable': 0, waived: 0 };
  return { ...sample, rules, results, counts, waivers: [], gate: { ...sample.gate, findings: count, unknown: 0 } };
}
