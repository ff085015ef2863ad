import { describe, expect, it } from 'vitest';
import { applyWaivers } from '../../src/assess/waive.ts';
import { dayIn, daysBetween } from '../../src/text/day.ts';
import { sampleResult, sampleWaiver } from './sample.ts';

const rules = [{ id: 'aws/s3/encrypted', aliases: ['aws/s3/bucket-encryption'] }];
const finding = sampleResult('aws/s3/encrypted', 'fail');

function waive(waivers: Parameters<typeof sampleWaiver>[0][], today = '2026-04-01', results = [finding]) {
  return applyWaivers({ results, waivers: waivers.map(sampleWaiver), rules, today });
}

describe('the day a waiver ends', () => {
  it.each([
    ['Asia/Tokyo', '2027-03-31T14:59:59.999Z', '2027-03-31'],
    ['Asia/Tokyo', '2027-03-31T15:00:00Z', '2027-04-01'],
    ['UTC', '2027-03-31T23:59:59.999Z', '2027-03-31'],
    ['UTC', '2027-04-01T00:00:00Z', '2027-04-01'],
    // Summer time begins on 2027-03-14 in New York: the day has 23 hours and ends at 04:00 UTC instead of 05:00.
    ['America/New_York', '2027-03-14T04:59:59Z', '2027-03-13'],
    ['America/New_York', '2027-03-15T03:59:59Z', '2027-03-14'],
    ['America/New_York', '2027-03-15T04:00:00Z', '2027-03-15'],
    // It ends on 2027-11-07: 25 hours.
    ['America/New_York', '2027-11-08T04:59:59Z', '2027-11-07'],
    ['America/New_York', '2027-11-08T05:00:00Z', '2027-11-08'],
    // Midnight does not exist in Beirut on the day summer time begins.
    ['Asia/Beirut', '2027-03-27T22:00:00Z', '2027-03-28'],
    ['Asia/Kathmandu', '2027-03-31T18:14:59Z', '2027-03-31'],
    ['Asia/Kathmandu', '2027-03-31T18:15:00Z', '2027-04-01'],
  ])('in %s, %s is %s', (zone, moment, day) => {
    expect(dayIn(moment, zone)).toBe(day);
  });

  it('counts days over summer time, months and leap days', () => {
    expect(daysBetween('2027-03-13', '2027-03-15')).toBe(2);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-04-01', '2027-03-31')).toBe(-1);
  });

  it('holds on its last day, and counts again the day after', () => {
    const last = waive([{ expires: '2027-03-31' }], dayIn('2027-03-31T14:59:59Z', 'Asia/Tokyo'));
    expect(last.results[0]).toEqual({ ...finding, waiver: 0 });
    expect(last.waivers[0]).toMatchObject({ state: 'active', matches: 1, daysLeft: 0 });
    const after = waive([{ expires: '2027-03-31' }], dayIn('2027-03-31T15:00:00Z', 'Asia/Tokyo'));
    expect(after.results[0]).toEqual(finding);
    expect(after.waivers[0]).toMatchObject({ state: 'expired', matches: 1, daysLeft: -1 });
  });
});

describe('applyWaivers', () => {
  it.each([
    ['aws/s3/encrypted', 'arn:aws:s3:::logs', true],
    ['aws/s3/*', 'logs', true],
    ['aws/*', 'arn:aws:s3:::*', true],
    ['aws/s3/bucket-encryption', 'logs', true],
    ['aws/s3/bucket-*', 'lo?s', true],
    ['aws/kms/*', 'logs', false],
    ['aws/s3/encrypt', 'logs', false],
    ['aws/s3/encrypted', 'log', false],
    ['aws/s3/encrypted', 'LOGS', false],
  ])('%s on %s: %s', (rule, resource, matches) => {
    const { results, waivers } = waive([{ rule, resources: ['nothing-else', resource] }]);
    expect(results[0]).toEqual(matches ? { ...finding, waiver: 0 } : finding);
    expect(waivers[0]?.state).toBe(matches ? 'active' : 'unused');
  });

  it('leaves a waived finding a fail, and touches no other outcome', () => {
    const others = (['pass', 'unknown', 'not-applicable'] as const).map((outcome) =>
      sampleResult('aws/s3/encrypted', outcome),
    );
    const { results, waivers } = waive([{}], '2026-04-01', [finding, ...others]);
    expect(results.map(({ outcome, waiver }) => [outcome, waiver])).toEqual([
      ['fail', 0],
      ['pass', undefined],
      ['unknown', undefined],
      ['not-applicable', undefined],
    ]);
    expect(waivers[0]?.matches).toBe(1);
  });

  it('takes the first that is in force, and counts every match', () => {
    const { results, waivers } = waive([{ expires: '2026-03-31' }, {}, { resources: ['*'] }]);
    expect(results[0]?.waiver).toBe(1);
    expect(waivers.map(({ state, matches }) => [state, matches])).toEqual([
      ['expired', 1],
      ['active', 1],
      ['active', 1],
    ]);
  });
});
