import { beforeEach, describe, expect, it } from 'vitest';
import { collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const instances = { 'aws/rds/db-instance': ['RequiresTls', 'AuditsByParameter'] };
const clusters = { 'aws/rds/db-cluster': ['GlobalClusterRegions'] };

const denied = (name: string): FaultScript => {
  return ({ call }) => (call === name ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined);
};

describe('RDS', () => {
  it('is asked once for a parameter group, however many instances have it', async () => {
    const { resources, calls } = await collectCase('rds/compliant', instances);
    expect(resources).toHaveLength(4);
    const groups = calls.filter(({ call }) => call === 'rds:DescribeDBParameters').map(({ subject }) => subject);
    expect(groups.sort()).toEqual(['acme-aurora-postgresql16', 'acme-mysql84', 'acme-postgres16']);
  });

  it('is not asked for parameter groups that nobody wants', async () => {
    const { calls } = await collectCase('rds/compliant', { 'aws/rds/db-instance': ['Engine'] });
    expect(calls.filter(({ call }) => call === 'rds:DescribeDBParameters')).toEqual([]);
  });

  it('leaves unread what a group would have told', async () => {
    const { resources } = await collectCase('rds/compliant', instances, { script: denied('rds:DescribeDBParameters') });
    for (const { attributes, unread } of resources) {
      expect(attributes).toEqual({});
      expect([unread.RequiresTls?.kind, unread.AuditsByParameter?.kind]).toEqual(['denied', 'denied']);
    }
  });

  it('does not say that a cluster is in no global cluster where they could not be listed', async () => {
    const script = denied('rds:DescribeGlobalClusters');
    const { resources, calls } = await collectCase('rds/gaps', clusters, { script });
    expect(resources.map(({ unread }) => unread.GlobalClusterRegions?.kind)).toEqual(['denied', 'denied']);
    expect(calls.filter(({ call }) => call === 'rds:DescribeGlobalClusters')).toHaveLength(1);
  });
});
