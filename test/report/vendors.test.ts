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
      expect(lines).toContain(language === 'en' ? 'NOT in order' : '不備あり');
      expect(Math.max(...lines.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    }
  });
});
