import { describe, expect, it } from 'vitest';
import type { Period, PeriodException } from '../../src/model/period.ts';
import { type PeriodOptions, readPeriod } from '../../src/period/read-period.ts';
import { buildChain, memoryRun, type ResultSpec, type RunSpec } from '../support/period-runs.ts';

const bucket = 'arn:aws:s3:::acme-records';
const rule = 'aws/s3/encrypted';
const day = (n: number, time = '01:00:00') => `2026-04-${String(n).padStart(2, '0')}T${time}Z`;
const result = (state: string, more: Partial<ResultSpec> = {}): ResultSpec => ({ rule, id: bucket, state, ...more });
/** A bucket that always passes, so that the rule has a result in every run. */
const other = result('pass', { id: 'arn:aws:s3:::acme-logs' });

type Told = Partial<RunSpec> & { readonly on: number };

/** A run a day named, with the results named. */
async function tell(told: readonly Told[], options: Partial<PeriodOptions> = {}): Promise<Period> {
  const specs = told.map(
    ({ on, ...spec }, index): RunSpec => ({ seq: index + 1, startedAt: day(on), results: [], ...spec }),
  );
  const runs = buildChain(specs).map((run) => memoryRun(run));
  return readPeriod(runs.reverse(), { timeZone: 'UTC', ...options });
}

const states = (...given: (string | undefined)[]): Told[] =>
  given.flatMap((state, index) => (state === undefined ? [] : [{ on: index + 1, results: [result(state), other] }]));

const only = ({ exceptions }: Period): PeriodException => {
  expect(exceptions).toHaveLength(1);
  return exceptions[0] as PeriodException;
};

describe('days of a control', () => {
  it('are compliant, non-compliant or unmonitored, and add up', async () => {
    const { controls, days } = await tell(states('pass', 'fail', undefined, 'unknown', 'waived', 'not-applicable'));
    expect(days).toBe(6);
    expect(controls).toMatchObject([
      { framework: 'soc2', control: 'CC6.1', strip: 'cnuucc', days: { compliant: 3, nonCompliant: 1, unmonitored: 2 } },
    ]);
  });

  it('take a finding as a fact also where something else was not read', async () => {
    const { controls } = await tell([{ on: 1, results: [result('fail'), { ...other, state: 'unknown' }] }]);
    expect(controls).toMatchObject([{ strip: 'n', partlyRead: 1 }]);
  });

  it('need one complete run, and forgive no run of the day', async () => {
    const morning = { results: [result('unknown'), other] };
    const twice = await tell([
      { on: 1, ...morning },
      { on: 1, startedAt: day(1, '09:00:00'), results: [result('pass'), other] },
      { on: 2, results: [result('pass'), other] },
      { on: 2, startedAt: day(2, '09:00:00'), results: [result('fail'), other] },
    ]);
    expect(twice.controls[0]?.strip).toBe('cn');
  });

  it('end in the zone that was asked for', async () => {
    const told = [
      { on: 1, startedAt: day(1, '14:00:00'), results: [result('pass')] },
      { on: 1, startedAt: day(1, '16:00:00'), results: [result('fail')] },
    ];
    expect((await tell(told)).controls[0]?.strip).toBe('n');
    const japan = await tell(told, { timeZone: 'Asia/Tokyo' });
    expect([japan.from, japan.to, japan.controls[0]?.strip]).toEqual(['2026-04-01', '2026-04-02', 'cn']);
  });

  it('count only the rules that decide, by the map of each run', async () => {
    const two = [result('pass'), { ...result('fail'), rule: 'aws/s3/versioned' }];
    const ruleMap = [
      { rule, control: 'CC6.1' },
      { rule: 'aws/s3/versioned', control: 'CC6.1', strength: 'supporting' },
      { rule: 'aws/s3/versioned', control: 'A1.2' },
    ];
    const { controls } = await tell([{ on: 1, results: two, ruleMap }]);
    expect(controls.map(({ control, strip }) => [control, strip])).toEqual([
      ['A1.2', 'n'],
      ['CC6.1', 'c'],
    ]);
  });

  it('are unmonitored where a run leaves a rule out, until the catalog has it no longer', async () => {
    const both = [result('fail'), { ...other, rule: 'aws/s3/versioned' }];
    const one = both.slice(1);
    const period = await tell([
      { on: 1, results: both },
      { on: 2, results: one },
      { on: 3, results: one, catalog: 'next' },
    ]);
    expect(period.controls[0]?.strip).toBe('nuc');
    expect(only(period).closed).toMatchObject({ reason: 'rule_changed' });
  });

  it('are unmonitored where nothing decides a control', async () => {
    const ruleMap = [{ rule: 'azure/sql/audited', control: 'CC7.2' }];
    const { controls } = await tell([{ on: 1, results: [result('pass')], ruleMap }]);
    expect(controls).toMatchObject([{ control: 'CC7.2', strip: 'u' }]);
    const mapped = await tell([
      { on: 1, results: [result('pass')], ruleMap: [...ruleMap, { rule, control: 'CC6.1' }] },
    ]);
    expect(mapped.controls.map(({ control, strip }) => [control, strip])).toContainEqual(['CC6.1', 'c']);
  });
});

describe('an exception', () => {
  it('opens after the last pass and closes before the first one, both with their bounds', async () => {
    const period = await tell(states('pass', 'fail', 'fail', 'pass'));
    expect(only(period)).toMatchObject({
      rule,
      resource: { id: bucket, account: '111122223333' },
      controls: ['soc2:CC6.1'],
      opened: { after: '2026-04-01T01:01:00Z', by: '2026-04-02T01:01:00Z', reason: 'failed' },
      closed: { after: '2026-04-03T01:01:00Z', by: '2026-04-04T01:01:00Z', reason: 'fixed' },
      lastSeen: '2026-04-03T01:01:00Z',
      seen: 2,
      unread: 0,
      length: { minS: 86_400, maxS: 3 * 86_400 },
    });
    expect(period.repair).toEqual({ fixed: 1, minS: 86_400, maxS: 3 * 86_400, longestS: 3 * 86_400 });
  });

  it('is not closed by a gap or an unknown', async () => {
    const { closed, seen, unread } = only(
      await tell(states('fail', undefined, 'unknown', 'fail', undefined, 'unknown')),
    );
    expect([closed, seen, unread]).toEqual([null, 2, 2]);
  });

  it('has no lower bound where nothing was seen before', async () => {
    const { opened, closed, length } = only(
      await tell(states('fail', 'fail'), { from: '2026-03-30', to: '2026-04-04' }),
    );
    expect(opened).toEqual({ after: null, by: '2026-04-01T01:01:00Z', reason: 'first_seen' });
    expect(closed).toBeNull();
    expect(length).toEqual({ minS: 86_400, maxS: 6 * 86_400 });
  });

  it('of a resource that is new opens after the run that did not have it', async () => {
    const period = await tell([
      { on: 1, results: [other] },
      { on: 2, results: [result('fail'), other] },
    ]);
    expect(only(period).opened).toEqual({ after: day(1), by: '2026-04-02T01:01:00Z', reason: 'resource_added' });
    const elsewhere = { region: 'eu-west-1' };
    const wider = await tell([
      { on: 1, results: [other] },
      { on: 2, results: [result('fail', elsewhere), other] },
    ]);
    expect(only(wider).opened).toMatchObject({ after: null, reason: 'first_seen' });
  });

  it('says why it closed', async () => {
    const closing = async (second: Partial<RunSpec>) =>
      only(
        await tell([
          { on: 1, results: [result('fail'), other] },
          { on: 2, ...second },
        ]),
      ).closed?.reason ?? 'open';
    const resources = [bucket, other.id].map((id) => ({ id, type: 'aws/s3/bucket' }));
    const unlisted = { rule, id: 'aws/s3/bucket@111122223333/ap-northeast-1', state: 'unknown' };
    const elsewhere = { ...other, account: '444455556666' };
    expect(await closing({ results: [result('pass'), other] })).toBe('fixed');
    expect(await closing({ results: [result('pass', { digest: 'looser' }), other] })).toBe('rule_changed');
    expect(await closing({ results: [result('not-applicable'), other] })).toBe('reclassified');
    expect(await closing({ results: [other] })).toBe('resource_removed');
    expect(await closing({ results: [other], resources })).toBe('reclassified');
    expect(await closing({ results: [elsewhere] })).toBe('scope_removed');
    expect(await closing({ results: [] })).toBe('open');
    expect(await closing({ results: [unlisted] })).toBe('open');
    const away = { ...unlisted, id: 'aws/s3/bucket@111122223333/eu-west-1', region: 'eu-west-1' };
    expect(await closing({ results: [other, away] })).toBe('resource_removed');
    expect(await closing({ results: [away], coverage: [{}, { region: 'eu-west-1', status: 'unread' }] })).toBe('open');
  });

  it('that a waiver accepts is a span of its own', async () => {
    const { exceptions, controls } = await tell(states('fail', 'waived', 'waived', 'fail', 'pass'));
    expect(exceptions.map(({ waived, opened, closed }) => [waived, opened.reason, closed?.reason])).toEqual([
      [false, 'first_seen', 'waived'],
      [true, 'waived', 'waiver_ended'],
      [false, 'waiver_ended', 'fixed'],
    ]);
    expect(controls).toMatchObject([{ strip: 'nccnc', exceptions: 2, waived: 1 }]);
  });

  it('opened by another test says so', async () => {
    const period = await tell([
      { on: 1, results: [result('pass')] },
      { on: 2, results: [result('fail', { digest: 'stricter' })] },
    ]);
    expect(only(period).opened.reason).toBe('rule_changed');
    expect(period.rules.map(({ from, to, runs }) => [from, to, runs])).toEqual([
      [day(1), day(1), 1],
      [day(2), day(2), 1],
    ]);
  });

  it('is reported of the selected controls, and ends when its rule no longer decides one', async () => {
    const hipaa = { rule, control: '164.312(b)', framework: 'hipaa' };
    const soc2 = { rule, control: 'CC6.1' };
    const told = [
      { on: 1, results: [result('fail')], ruleMap: [soc2, hipaa] },
      { on: 2, results: [result('fail')], ruleMap: [hipaa] },
    ];
    expect(only(await tell(told, { frameworks: ['soc2'] })).closed?.reason).toBe('reclassified');
    expect(only(await tell(told, { controls: ['hipaa:164.312(b)'] })).closed).toBeNull();
    expect((await tell(told, { frameworks: ['iso27017'] })).exceptions).toEqual([]);
  });

  it('has the gravest severity it had', async () => {
    const told = ['low', 'critical', 'info'].map((severity, index) => ({
      on: index + 1,
      results: [result('fail', { severity: severity as 'low' })],
    }));
    expect(only(await tell(told))).toMatchObject({ severity: 'critical', seen: 3 });
  });

  it('that two targets see is one, and the worst counts', async () => {
    const told = [{ on: 1, results: [result('pass'), result('fail', { target: 'copy' })] }];
    expect(only(await tell(told)).resource.target).toBe('copy');
  });

  it('of a finding key that stands for two findings is refused', async () => {
    const [run] = buildChain([{ seq: 1, startedAt: day(1), results: [result('fail'), other] }]);
    if (!run) throw new Error('no run');
    const key = run.results[0]?.finding_key ?? '';
    const forged = { ...run, results: run.results.map((row) => ({ ...row, finding_key: key })) };
    await expect(readPeriod([memoryRun(forged)], { timeZone: 'UTC' })).rejects.toThrow(/run-1.*one finding key/);
    const shuffled = { ...run, results: [...run.results].reverse() };
    await expect(readPeriod([memoryRun(shuffled)], { timeZone: 'UTC' })).rejects.toThrow(/not sorted/);
  });
});

describe('monitoring gaps', () => {
  it('are more than one and a half expected intervals', async () => {
    const { gaps } = await tell(
      states('pass', undefined, 'pass', 'pass', ...new Array(4), 'pass', ...new Array(8), 'pass'),
    );
    expect(gaps.map(({ kind, from, to, severity }) => [kind, from, to, severity])).toEqual([
      ['whole', day(1), day(3), 'low'],
      ['whole', day(4), day(9), 'medium'],
      ['whole', day(9), day(18), 'high'],
    ]);
    const weekly = await tell(states('pass', ...new Array(8), 'pass'), { expectedIntervalS: 7 * 86_400 });
    expect(weekly.gaps).toEqual([]);
    const said = await tell(
      [{ on: 1 }, { on: 9, expectedIntervalS: 604_800 }].map((one) => ({ ...one, results: [other] })),
    );
    expect([said.expectedIntervalS, said.gaps]).toEqual([604_800, []]);
  });

  it('at the ends count where the period was said', async () => {
    const { gaps, tail } = await tell(states('pass'), { from: '2026-03-25', to: '2026-04-10', asOf: day(5) });
    expect(tail).toBe('checked');
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-25T00:00:00Z', day(1)],
      [day(1), day(5)],
    ]);
    expect((await tell(states('pass'))).tail).toBe('unchecked');
  });

  it('are also of a part, by place, its services together', async () => {
    const ok = { results: [other], coverage: [{}, { service: 'kms' }, { region: 'eu-west-1' }] };
    const denied = {
      results: [other],
      complete: false,
      coverage: [{ status: 'partial' }, { service: 'kms', status: 'unread' }, { region: 'eu-west-1' }] as const,
    };
    const { gaps } = await tell([
      { on: 1, ...ok },
      { on: 2, ...denied },
      { on: 3, ...denied },
      { on: 4, ...ok },
    ]);
    expect(gaps).toMatchObject([
      { kind: 'part', from: day(1), to: day(4), runs: 2 },
      { kind: 'part', place: { region: 'ap-northeast-1', services: ['kms', 's3'] }, from: day(1), to: day(4), runs: 2 },
    ]);
    expect(gaps[0]?.place).toBeUndefined();
  });
});
