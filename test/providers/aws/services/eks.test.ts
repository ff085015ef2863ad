import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, everything, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const denied: Fault = { kind: 'error', status: 403, code: 'AccessDeniedException' };
const all = new Map([...everything].filter(([type]) => type.startsWith('aws/eks/')));

describe('EKS', () => {
  it('lists its clusters once for clusters and node groups', async () => {
    const { server } = await collectAws(loadWorld('sts/caller', 'eks/compliant'), { wanted: all });
    const lists = server.requests.filter(({ call }) => call === 'eks:ListClusters').map(({ token }) => token);
    expect(lists).toEqual([undefined, 'page-2']);
  });

  it('whose node groups are denied for one cluster has the other one’s, and no whole list', async () => {
    const script: FaultScript = ({ call, subject }) =>
      call === 'eks:ListNodegroups' && subject === 'acme-internal' ? denied : undefined;
    const { resources, listings } = await collectAws(loadWorld('sts/caller', 'eks/compliant'), { wanted: all, script });
    const names = resources.filter(({ type }) => type === 'aws/eks/nodegroup').map(({ name }) => name);
    expect(names).toEqual(['acme-prod/blue']);
    expect(listings.filter(({ complete }) => !complete).map(({ type, cause }) => [type, cause?.permission])).toEqual([
      ['aws/eks/nodegroup', 'eks:ListNodegroups'],
    ]);
  });

  it('whose cluster cannot be described has it all the same, unread', async () => {
    const { resources } = await collectCase(
      'eks/gaps',
      { 'aws/eks/cluster': ['name', 'SecretsKeyArn', 'EnabledLogTypes', 'EndpointIngress'] },
      { script: ({ call }) => (call === 'eks:DescribeCluster' ? denied : undefined) },
    );
    expect(resources[0]?.attributes).toEqual({ name: 'acme-dev' });
    expect(Object.keys(resources[0]?.unread ?? {}).sort()).toEqual([
      'EnabledLogTypes',
      'EndpointIngress',
      'SecretsKeyArn',
    ]);
  });

  it('that answers a cluster without its parts leaves them open', async () => {
    const world = [
      ...loadWorld('sts/caller', 'eks/gaps').filter(({ call }) => call !== 'eks:DescribeCluster'),
      {
        call: 'eks:DescribeCluster',
        status: 200,
        body: '{"cluster":{"name":"acme-dev","encryptionConfig":[{"resources":["secrets"]}]}}',
      },
    ];
    const wanted = new Map([['aws/eks/cluster', new Set(['SecretsKeyArn', 'EnabledLogTypes', 'EndpointIngress'])]]);
    const { resources } = await collectAws(world, { wanted });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.SecretsKeyArn?.kind).toBe('schema-mismatch');
  });
});
