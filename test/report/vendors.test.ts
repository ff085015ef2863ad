import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { AssessedResult } from '../../src/model/assessment.ts';
import type { Outcome } from '../../src/model/result.ts';
import { languages } from '../../src/model/text.ts';
import { reportText } from '../../src/report/text.ts';
import { listVendors } from '../../src/report/vendors.ts';
import { sampleResult } from '../assess/sample.ts';
import { sample } from './sample.ts';

const service = 'records/vendor/service';

function judged(rule: string, vendor: string, outcome: Outcome): AssessedResult {
  const resource = { type: service, id: `${service}:records/${vendor}`, name: vendor };
  const result = sampleResult(`records/vendor/${rule}`, outcome);
  return { ...result, resource: { ...result.resource, ...resource, target: 'records', account: '-', region: '-' } };
}

const results = [
  judged('baa-in-force', 'Suiren/analytics', 'not-applicable'),
  judged('exit-plan', 'Suiren/analytics', 'pass'),
  judged('baa-in-force', 'Koewrite/transcription', 'fail'),
  judged('exit-plan', 'Koewrite/transcription', 'unknown'),
  judged('baa-in-force', 'Hozon/disposal', 'pass'),
  judged('exit-plan', 'Hozon/disposal', 'pass'),
];

describe('the register of vendors', () => {
  it('has every vendor, those too that lack nothing', () => {
    expect(listVendors({ results }).map(({ name, baa, counts }) => [name, baa, counts.fail, counts.pass])).toEqual([
      ['Hozon/disposal', 'pass', 0, 2],
      ['Koewrite/transcription', 'fail', 1, 0],
      ['Suiren/analytics', 'not-applicable', 0, 1],
    ]);
  });

  it('says of the agreement what its one rule says, and nothing where that rule was not asked', () => {
    const accepted = judged('baa-in-force', 'Suiren/analytics', 'pass');
    const observed = [
      { field: 'Baa.Status', operator: 'in', expected: ['not-needed'], actual: 'not-needed', result: true },
    ];
    const others = ['law-recorded', 'exit-plan'].map((rule) => judged(rule, 'Hozon/disposal', 'fail'));
    expect(
      listVendors({ results: [{ ...accepted, observed }, ...others] }).map(({ name, baa }) => [name, baa]),
    ).toEqual([
      ['Hozon/disposal', 'not-judged'],
      ['Suiren/analytics', 'not-needed'],
    ]);
  });

  it.each([
    ['en', 'in force', 'not asked for'],
    ['ja', '有効', '対象外'],
  ] as const)(
    'stands in the text report in %s as in force, not asked for, or not judged',
    (language, inForce, notAsked) => {
      const report = (some: readonly AssessedResult[]) =>
        [...reportText({ ...sample, results: some }, { language, color: 0, width: 120, verbose: false })].join('');
      const lineOf = (text: string, name: string) => text.split('\n').find((line) => line.includes(name)) ?? '';
      const all = report(results);
      expect(lineOf(all, 'Hozon/disposal').split(/ {2,}/)).toContain(inForce);
      expect(lineOf(all, 'Suiren/analytics').split(/ {2,}/)).toContain(notAsked);
      const notJudged = language === 'en' ? '–: the rule on the BAA was not' : '「–」は、BAAのルールが';
      expect(all).not.toContain(notJudged);
      const few = report([judged('law-recorded', 'Hozon/disposal', 'fail')]);
      expect(lineOf(few, 'Hozon/disposal').split(/ {2,}/)).toContain('–');
      expect(few).toContain(notJudged);
    },
  );

  it('is left out where none is declared or they could not be read', () => {
    const base = judged('exit-plan', 'x', 'not-applicable');
    const place = { ...base, resource: { ...base.resource, id: `${service}@-/-`, name: '-/-' } };
    expect(listVendors({ results: [place, sampleResult('aws/s3/versioning', 'pass')] })).toEqual([]);
  });

  it.each(languages)('stands in the text report in %s, at every width', (language) => {
    for (const width of [50, 80, 120]) {
      const lines = [
        ...reportText(
          { ...sample, results: [...sample.results, ...results] },
          { language, color: 0, width, verbose: false },
        ),
      ].join('');
      expect(lines).toContain(language === 'en' ? 'Vendors  3 services' : '委託先  台帳のサービス 3件');
      for (const name of ['Hozon/disposal', 'Koewrite/transcription', 'Suiren/analytics'])
        expect(lines).toContain(name);
      expect(lines).toContain(language === 'en' ? 'NOT in force' : '有効でない');
      expect(Math.max(...lines.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });
});
