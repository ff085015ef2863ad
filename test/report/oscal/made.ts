import type { Assessment } from '../../../src/model/assessment.ts';
import { hostileAssessment } from '../../support/hostile-assessment.ts';
import { once } from '../../support/once.ts';
import { sample } from '../sample.ts';

/** Assessments by what is in them; each is made once. */
export const made = {
  'no result': once(() => hostileAssessment(0, true)),
  'no finding': once(() => hostileAssessment(0)),
  'one finding': once(() => hostileAssessment(1)),
  '500 findings': once(() => hostileAssessment(500)),
  '10,000 findings': once(() => hostileAssessment(10_000)),
  'something of everything': once(everything),
  'the sample': once(async () => sample),
  'nothing but empty texts': once(async () => emptied(sample)),
} as const;
export type Made = keyof typeof made;

/** Every kind of attestation, a weaker parameter, and a finding that two targets share. */
async function everything(): Promise<Assessment> {
  const hostile = await hostileAssessment(30);
  const first = hostile.results.find(({ outcome }) => outcome === 'fail');
  const [rule, ...rules] = hostile.rules;
  if (!first || !rule) throw new Error('no finding or no rule');
  const override = { parameter: 'days', value: [1, '\u202e'], default: 2, weaker: true, reason: 'a\nb' };
  const twin = { ...first, resource: { ...first.resource, target: 'web' } };
  return {
    ...hostile,
    rules: [{ ...rule, overrides: [override, { ...override, parameter: 'hours', weaker: false }] }, ...rules],
    attestations: sample.attestations,
    results: [...hostile.results, twin, twin],
    ledger: sample.ledger,
  };
}

/** The same with every name that a stranger may choose left empty. */
function emptied(assessment: Assessment): Assessment {
  const none = { en: '', ja: '' };
  const resource = { type: '', id: '', name: '', target: '', account: '', region: '' };
  return {
    ...assessment,
    organization: '',
    run: { ...assessment.run, id: '' },
    targets: [{ name: '', provider: '', id: '', regions: [] }],
    rules: assessment.rules.map((rule) => ({ ...rule, title: none, rationale: none, warnings: [none] })),
    results: assessment.results.map((result) => ({ ...result, message: none, resource })),
    waivers: assessment.waivers.map((waiver) => ({
      ...waiver,
      reason: '',
      owner: '',
      approvedBy: '',
      compensating: ' ',
    })),
    attestations: assessment.attestations.map((one) => ({ ...one, person: '', role: '', statement: '' })),
  };
}
