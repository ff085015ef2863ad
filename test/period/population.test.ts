import { describe, expect, it } from 'vitest';
import type { Period } from '../../src/model/period.ts';
import { readPeriod } from '../../src/period/read-period.ts';
import { buildChain, memoryRun, type ResultSpec, type RunSpec } from '../support/period-runs.ts';

const other: ResultSpec = { rule: 'aws/s3/encrypted', id: 'arn:aws:s3:::acme-logs', state: 'pass' };

/** A run a day named. */
async function tell(told: readonly (Partial<RunSpec> & { readonly on: number })[]): Promise<Period> {
  const specs = told.map(
    ({ on, ...spec }, index): RunSpec => ({
      ...{ seq: index + 1, startedAt: `2026-04-0${on}T01:00:00Z`, results: [] },
      ...spec,
    }),
  );
  return readPeriod(
    buildChain(specs).map((run) => memoryRun(run)),
    { timeZone: 'UTC' },
  );
}

describe('population and scope', () => {
  it('lists what came, went and changed its type', async () => {
    const plain = (id: string, type = 'aws/s3/bucket') => ({ id, type });
    const { population } = await tell([
      { on: 1, results: [other], resources: [plain('a'), plain('b'), plain('c', 'aws/ec2/instance')] },
      { on: 2, results: [other], resources: [plain('a', 'aws/s3/table'), plain('d')], coverage: [{}] },
      { on: 3, results: [other], resources: [], coverage: [{ status: 'partial' }] },
    ]);
    expect(population).toMatchObject({ first: 3, last: 0, seen: 4 });
    expect(population.changes.map(({ kind, id, was }) => [kind, id, was])).toEqual([
      ['type_changed', 'a', 'aws/s3/bucket'],
      ['added', 'd', undefined],
      ['removed', 'b', undefined],
      ['removed', 'c', undefined],
    ]);
  });

  it('takes nothing for removed that a run did not ask for', async () => {
    const both = {
      results: [other],
      resources: [
        { id: 'a', type: 'aws/s3/bucket' },
        { id: 'b', type: 'aws/ec2/instance' },
      ],
    };
    const { population } = await tell([
      { on: 1, ...both, coverage: [{}, { service: 'ec2' }] },
      { on: 2, ...both, resources: [{ id: 'a', type: 'aws/s3/bucket' }], coverage: [{}] },
      { on: 3, ...both, coverage: [{}, { service: 'ec2' }] },
    ]);
    expect(population).toMatchObject({ first: 2, last: 2, changes: [] });
  });

  it('names what was read no longer, and who left it out', async () => {
    const left = { what: 'account 444455556666', reason: 'sandbox', approvedBy: 'ciso@acme.example' };
    const { scopeChanges } = await tell([
      { on: 1, results: [other], coverage: [{}, { account: '444455556666' }, { region: 'eu-west-1' }] },
      { on: 2, results: [other], coverage: [{}], toolVersion: '0.2.0', scope: { exclusions: [left] } },
    ]);
    expect(scopeChanges.map(({ kind, change, what }) => [kind, change, what])).toEqual([
      ['region', 'removed', 'prod / 111122223333 / eu-west-1'],
      ['account', 'removed', 'prod / 444455556666'],
      ['exclusion', 'added', 'account 444455556666'],
      ['tool', 'changed', 'tool'],
    ]);
    expect(scopeChanges[2]).toMatchObject({ approvedBy: 'ciso@acme.example', reason: 'sandbox', runId: 'run-2' });
  });
});

describe('a resource that stands under several types', () => {
  const rds = { id: 'a', type: 'aws/rds/db-instance' };
  const tagged = { id: 'a', type: 'aws/tagging/resource' };
  const both = [rds, tagged];
  const all = 'aws/rds/db-instance, aws/tagging/resource';
  const denied = [{ service: 'rds' }, { service: 'tagging', status: 'unread' as const }];
  const without = [{ service: 'rds' }];

  /** What changed over a run a day, each of which has these rows, and the days between which it did. */
  const changesOf = async (
    ...runs: readonly { readonly of: readonly (typeof rds)[]; readonly coverage?: RunSpec['coverage'] }[]
  ) => {
    const asked = [{ service: 'rds' }, { service: 'tagging' }];
    const { population } = await tell(
      runs.map(({ of: resources, coverage = asked }, index) => ({
        ...{ on: index + 1, results: [other], coverage, resources },
      })),
    );
    expect(population.seen).toBe(1);
    return population.changes.map(({ kind, type, was, after, by }) => [
      ...[kind, type, was, after.slice(0, 10), by.slice(0, 10)],
    ]);
  };

  it('has not changed while it stands under all of them', async () => {
    expect(await changesOf({ of: both }, { of: both }, { of: [tagged, rds] })).toEqual([]);
  });

  it('has changed where it stands under one less or one more', async () => {
    expect(await changesOf({ of: both }, { of: [rds] }, { of: [rds] })).toEqual([
      ['type_changed', rds.type, all, '2026-04-01', '2026-04-02'],
    ]);
    expect(await changesOf({ of: [rds] }, { of: both })).toEqual([
      ['type_changed', all, rds.type, '2026-04-01', '2026-04-02'],
    ]);
    expect(await changesOf({ of: both }, { of: [] }, { of: both })).toEqual([
      ['removed', all, undefined, '2026-04-01', '2026-04-02'],
      ['added', all, undefined, '2026-04-02', '2026-04-03'],
    ]);
  });

  it.each([denied, without])('has not changed by what a run did not read', async (...coverage) => {
    expect(await changesOf({ of: both }, { of: [rds], coverage }, { of: both })).toEqual([]);
    expect(await changesOf({ of: [rds], coverage }, { of: both })).toEqual([]);
    // Nothing says on which of the two days.
    expect(await changesOf({ of: both }, { of: [rds], coverage }, { of: [rds] })).toEqual([
      ['type_changed', rds.type, all, '2026-04-01', '2026-04-03'],
    ]);
  });

  it('is gone where a list that had it was read to its end, and none was cut short', async () => {
    expect(await changesOf({ of: both }, { of: [], coverage: denied })).toEqual([]);
    expect(await changesOf({ of: both }, { of: [], coverage: without })).toEqual([
      ['removed', all, undefined, '2026-04-01', '2026-04-02'],
    ]);
  });
});
