import { describe, expect, it } from 'vitest';
import { completeRecords } from '../../src/config/complete-records.ts';
import type { Target } from '../../src/model/config.ts';

const records: Target = { name: 'records', provider: 'records', path: 'compliance/' };
const others: readonly Target[] = [
  { name: 'prod', provider: 'aws', regions: [] },
  { name: 'web', provider: 'endpoint', endpoints: [] },
  { name: 'azure', provider: 'azure', subscriptions: [] },
];

describe('completeRecords', () => {
  it('names the targets whose resources may be data stores, whatever their order, and the folder of comply.yaml', () => {
    const [first, ...rest] = completeRecords([records, ...others], 'infra/audit');
    expect(first).toEqual({ ...records, over: ['prod', 'azure'], beside: 'infra/audit' });
    expect(rest).toEqual(others);
  });

  it('leaves a target as it was written where there are none, and the folder is the working directory', () => {
    expect(completeRecords([records], '.')).toEqual([records]);
  });
});
