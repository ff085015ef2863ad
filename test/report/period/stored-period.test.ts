import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/model/errors.ts';
import { reportPeriodJson } from '../../../src/report/period/json.ts';
import { readStoredPeriod } from '../../../src/report/period/stored-period.ts';
import { samplePeriod } from './sample.ts';

const period = await samplePeriod();
const text = [...reportPeriodJson(period)].join('');

/** A change of the file: the value behind a pointer. */
function withValue(pointer: string, value: unknown): string {
  const whole = JSON.parse(text);
  const keys = pointer.split('/').slice(1);
  const last = keys.pop() ?? '';
  let at = whole;
  for (const key of keys) at = at[key];
  at[last] = value;
  return JSON.stringify(whole);
}

function refusal(content: string): InputError {
  try {
    readStoredPeriod('p.json', content);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a period that was saved', () => {
  it('is read back as it was, and writes the same bytes', async () => {
    for (const one of [period, await samplePeriod({ whole: true })]) {
      const written = [...reportPeriodJson(one)].join('');
      expect([...reportPeriodJson(readStoredPeriod('p.json', written))].join('')).toBe(written);
    }
    const read = readStoredPeriod('p.json', text);
    expect(read).toEqual(period);
    expect([read.from, read.to, read.days, read.timeZone]).toEqual(['2026-04-01', '2026-04-10', 10, 'Asia/Tokyo']);
  });

  it.each([
    ['/period/days', 11, 'must be the days from 2026-04-01 to 2026-04-10'],
    ['/period/from', '2026-02-30', 'must be the days from'],
    ['/period/from', '1999-01-01', 'must be the days from'],
    ['/period/timeZone', 'Asia/Tokio', 'is no known time zone'],
    ['/period/timeZone', '+09:00', 'is no known time zone'],
    ['/period/end', '2026-13-40T00:00:00Z', '/period/end is no moment'],
    ['/controls/0/strip', 'c', '/controls/0/strip must have a sign for each of 10 days'],
    ['/controls/0/strip', 'c'.repeat(10), '/controls/0/strip must have'],
    ['/controls/0/strip', 'x'.repeat(10), '/controls/0/strip must match'],
    ['/exceptions/0/opened/by', '2026-99-01T00:00:00Z', '/exceptions/0/opened/by is no moment'],
    ['/exceptions/0/severity', 'grave', 'must be one of critical'],
    ['/exceptions/1/closed/reason', '<script>', 'must be one of fixed'],
    ['/gaps/0/from', '2026-04-31T25:00:00Z', '/gaps/0/from is no moment'],
    ['/rules/0/to', 'soon', '/rules/0/to is no moment'],
    ['/runs/0/finishedAt', '2026-02-30T00:00:00Z', '/runs/0/finishedAt is no moment'],
    ['/runs/0/startedAt', '2026-04-01T61:00:00Z', '/runs/0/startedAt is no moment'],
    ['/more', 1, '/more is not a key'],
    ['/runs', undefined, 'has no runs'],
  ])('is refused in one line where %s is %j', (pointer, value, why) => {
    const { text: shown } = refusal(withValue(pointer, value));
    expect(shown.en).toContain('p.json: not a period of comply period --format json: ');
    expect(shown.en).toContain(why);
    expect(shown.en).toContain('; give a file that comply period --format json wrote');
    expect(shown.en).not.toMatch(/\n/);
    expect(shown.ja).toMatch(/を指定すること$/);
  });

  it('is refused where it is no JSON, nothing like it, or of a later version', () => {
    expect(refusal('{').text.en).toContain('p.json: not JSON; give');
    for (const other of ['null', '[]', '1', '{}', '"\\u202e"'])
      expect(refusal(other).text.en).toContain('not a period');
    expect(refusal('{"schemaVersion":"2\\u001b[31m"}').text.en).toBe(
      'p.json: the period has schema version 2\\u{1b}[31m; this comply reads version 1',
    );
  });
});
