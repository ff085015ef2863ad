import { describe, expect, it } from 'vitest';
import { describeTargets, describeUnnamed } from '../../../src/cli/evidence/about-run.ts';
import type { Target } from '../../../src/model/config.ts';

const role = 'arn:aws:iam::111122223333:role/clinic-kato-audit';
const targets: readonly Target[] = [
  {
    name: 'prod',
    provider: 'aws',
    profile: 'kato',
    regions: ['ap-northeast-1'],
    accounts: { by: 'roles', roles: [role], externalId: 'shared-secret' },
  },
  {
    name: 'all',
    provider: 'aws',
    regions: [],
    accounts: { by: 'organization', role: 'kato', externalId: 'shared-secret' },
  },
  { name: 'azure', provider: 'azure', subscriptions: ['11111111-2222-3333-4444-555555555555'], tenant: 'kato.example' },
  { name: 'web', provider: 'endpoint', endpoints: [{ host: 'kato.example', port: 443 }] },
  { name: 'old', provider: 'records', path: 'kato/records' },
];

describe('the targets of a run', () => {
  it('stand as they were asked for, without what lets someone in', () => {
    const text = JSON.stringify(describeTargets(targets));
    expect(text).not.toContain('shared-secret');
    for (const word of [role, 'kato.example', 'kato/records']) expect(text).toContain(word);
  });

  it('stand without names where names are pseudonyms', () => {
    const described = describeUnnamed(targets);
    expect(JSON.stringify(described)).not.toMatch(/kato|shared-secret/);
    expect(described).toEqual([
      { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'], accounts: { by: 'roles', roles: 1 } },
      { name: 'all', provider: 'aws', regions: [], accounts: { by: 'organization' } },
      { name: 'azure', provider: 'azure', subscriptions: ['11111111-2222-3333-4444-555555555555'] },
      { name: 'web', provider: 'endpoint', endpoints: 1 },
      { name: 'old', provider: 'records' },
    ]);
  });
});
