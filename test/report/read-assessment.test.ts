import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { reportJson } from '../../src/report/json.ts';
import { readAssessment } from '../../src/report/read-assessment.ts';
import { sample } from './sample.ts';

const written = [...reportJson(sample)].join('');

const inJapaneseToo = expect.objectContaining({
  text: expect.objectContaining({ ja: expect.stringMatching(/[ぁ-んァ-ヶ一-龠]/) }),
});

describe('readAssessment', () => {
  it('gives back what was written', () => {
    expect(readAssessment('a.json', written)).toEqual(sample);
  });

  it.each([
    ['nothing', '', 'a.json: not JSON; give a file that comply scan --format json wrote'],
    ['a part of it', written.slice(0, 5000), 'a.json: not JSON; give a file that comply scan --format json wrote'],
    ['other JSON', '[]', 'a.json: not an assessment of comply scan --format json: / must be of type object'],
    ['null', 'null', 'a.json: not an assessment of comply scan --format json: / must be of type object'],
    [
      'an object that lacks something',
      written.replace('"holds":false,', ''),
      'a.json: not an assessment of comply scan --format json: /gate has no holds',
    ],
    [
      'a newer version',
      written.replace('"schemaVersion": "1"', '"schemaVersion": "2"'),
      'a.json: the assessment has schema version 2; this comply reads version 1',
    ],
    [
      'a key that is not ours',
      written.replace('"gate"', '"__proto__": {"holds": true},\n"gate"'),
      'a.json: not an assessment of comply scan --format json: /__proto__ is not a key of this format',
    ],
  ])('refuses %s in one line', (_, text, message) => {
    expect(() => readAssessment('a.json', text)).toThrow(InputError);
    expect(() => readAssessment('a.json', text)).toThrow(inJapaneseToo);
    expect(() => readAssessment('a.json', text)).toThrow(message);
  });

  it.each([
    '2026-11-25T23:59:60Z',
    '2026-11-25T24:00:00Z',
    '2026-13-45T99:99:99Z',
    '2026-02-30T09:00:00.000Z',
    '2026-11-25T09:00:00+09:00',
  ])('refuses %s, which no clock shows in UTC, wherever it stands', (time) => {
    for (const [place, key] of [
      ['/run/asOf', 'asOf'],
      ['/run/startedAt', 'startedAt'],
      ['/run/finishedAt', 'finishedAt'],
      ['/results/0/observedAt', 'observedAt'],
    ] as const) {
      const spoilt = written.replace(new RegExp(`"${key}":\\s*"[^"]*"`), `"${key}":"${time}"`);
      expect(spoilt).not.toBe(written);
      expect(() => readAssessment('a.json', spoilt)).toThrow(
        `a.json: not an assessment of comply scan --format json: ${place} is no moment that exists`,
      );
      expect(() => readAssessment('a.json', spoilt)).toThrow(inJapaneseToo);
    }
  });

  it('takes a leap day and fractions of a second', () => {
    const leap = written.replace(/"asOf":\s*"[^"]*"/, '"asOf":"2028-02-29T23:59:59.123456789Z"');
    expect(readAssessment('a.json', leap).run.asOf).toBe('2028-02-29T23:59:59.123456789Z');
  });
});
