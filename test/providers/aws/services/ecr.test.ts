import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';

beforeEach(isolateAws);

describe('ECR', () => {
  it('asks how repositories are scanned 25 at a time; one it fails on has vanished', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `acme/${String(at).padStart(2, '0')}`);
    const scanning = (some: readonly string[]) => ({
      call: 'ecr:BatchGetRepositoryScanningConfiguration',
      subject: some[0] ?? '',
      status: 200,
      body: JSON.stringify({
        scanningConfigurations: some
          .filter((name) => name !== 'acme/29')
          .map((repositoryName) => ({ repositoryName, scanFrequency: 'MANUAL' })),
        failures: [{ repositoryName: 'acme/29', failureCode: 'REPOSITORY_NOT_FOUND' }],
      }),
    });
    const world = [
      ...loadWorld('sts/caller'),
      {
        call: 'ecr:DescribeRepositories',
        status: 200,
        body: JSON.stringify({ repositories: names.map((repositoryName) => ({ repositoryName })) }),
      },
      scanning(names.slice(0, 25)),
      scanning(names.slice(25)),
    ];
    const wanted = new Map([['aws/ecr/repository', new Set(['scanFrequency'])]]);
    const { resources, server } = await collectAws(world, { wanted });
    expect(server.requests.filter(({ call }) => call.startsWith('ecr:Batch'))).toHaveLength(2);
    expect(resources.filter(({ attributes }) => attributes.scanFrequency === 'MANUAL')).toHaveLength(29);
    expect(resources.find(({ name }) => name === 'acme/29')?.unread.scanFrequency?.kind).toBe('vanished');
  });

  it('has no policy only where it says so', async () => {
    const wanted = { 'aws/ecr/repository': ['PolicyAllowsAnyone'] };
    const { resources } = await collectCase('ecr/compliant', wanted);
    expect(resources.map(({ attributes }) => attributes.PolicyAllowsAnyone)).toEqual([false, null]);
    const script = ({ call }: { readonly call: string }) =>
      call === 'ecr:GetRepositoryPolicy'
        ? ({ kind: 'error', status: 400, code: 'RepositoryNotFoundException' } as const)
        : undefined;
    const gone = await collectCase('ecr/compliant', wanted, { script });
    expect(gone.resources.map(({ attributes }) => attributes)).toEqual([{}, {}]);
  });

  it('whose registry is denied may replicate', async () => {
    const { resources } = await collectCase(
      'ecr/compliant',
      { 'aws/ecr/region': ['ReplicationDestinations'] },
      {
        script: ({ call }) =>
          call === 'ecr:DescribeRegistry' ? { kind: 'error', status: 400, code: 'AccessDeniedException' } : undefined,
      },
    );
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.ReplicationDestinations?.permission).toBe('ecr:DescribeRegistry');
  });
});
