import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const denied: Fault = { kind: 'error', status: 400, code: 'AccessDeniedException' };

function on(name: string, fault: Fault): FaultScript {
  return ({ call }) => (call === name ? fault : undefined);
}

/** Systems Manager with so many nodes, all but the last with a patch state. */
function worldOf(count: number) {
  const ids = Array.from({ length: count }, (_, at) => `i-${String(at).padStart(3, '0')}`);
  const states = (some: readonly string[]) => ({
    call: 'ssm:DescribeInstancePatchStates',
    subject: some[0] ?? '',
    status: 200,
    body: JSON.stringify({
      InstancePatchStates: some
        .filter((id) => id !== ids.at(-1))
        .map((InstanceId) => ({
          InstanceId,
          Operation: 'Scan',
          OperationEndTime: 1795478400,
          BaselineId: 'pb-0',
          MissingCount: 0,
          FailedCount: 0,
        })),
    }),
  });
  return [
    ...loadWorld('sts/caller'),
    {
      call: 'ssm:DescribeInstanceInformation',
      status: 200,
      body: JSON.stringify({ InstanceInformationList: ids.map((InstanceId) => ({ InstanceId })) }),
    },
    states(ids.slice(0, 50)),
    states(ids.slice(50)),
  ];
}

describe('managed nodes', () => {
  it('are asked about 50 at a time; one without a patch state has none', async () => {
    const wanted = new Map([['aws/ssm/managed-instance', new Set(['PatchState'])]]);
    const { resources, server } = await collectAws(worldOf(60), { wanted });
    expect(server.requests.filter(({ call }) => call === 'ssm:DescribeInstancePatchStates')).toHaveLength(2);
    expect(resources.filter(({ attributes }) => attributes.PatchState === null).map(({ name }) => name)).toEqual([
      'i-059',
    ]);
    expect(resources.filter(({ unread }) => Object.keys(unread).length > 0)).toEqual([]);
  });

  it('whose patch states break off on a later page have none only where they were named', async () => {
    const wanted = { 'aws/ssm/managed-instance': ['PatchState'] };
    const script: FaultScript = ({ call, token }) =>
      call === 'ssm:DescribeInstancePatchStates' && token === 'page-2' ? denied : undefined;
    const { resources } = await collectCase('ssm/compliant', wanted, { script });
    expect(resources.map(({ attributes }) => Object.keys(attributes))).toEqual([['PatchState'], []]);
    expect(resources[1]?.unread.PatchState?.kind).toBe('cut-short');
  });

  it('whose compliance is cut short keep what came, and none is whole', async () => {
    const wanted = { 'aws/ssm/managed-instance': ['ComplianceSummaries'] };
    const script: FaultScript = ({ call, token }) =>
      call === 'ssm:ListResourceComplianceSummaries' && token === 'page-2' ? denied : undefined;
    const { resources } = await collectCase('ssm/compliant', wanted, { script });
    expect(resources[0]?.attributes.ComplianceSummaries).toHaveLength(2);
    expect(resources[0]?.partial.ComplianceSummaries?.kind).toBe('cut-short');
    expect(resources[1]?.unread.ComplianceSummaries?.kind).toBe('cut-short');
  });

  it('whose compliance is denied are not without any', async () => {
    const { resources } = await collectCase(
      'ssm/gaps',
      { 'aws/ssm/managed-instance': ['ComplianceSummaries', 'PatchState'] },
      { script: ({ call }) => (/Compliance|PatchStates/.test(call) ? denied : undefined) },
    );
    expect(resources.map(({ attributes }) => attributes)).toEqual([{}, {}]);
    expect(resources.map(({ unread }) => unread.PatchState?.kind)).toEqual(['denied', 'denied']);
  });
});

describe('session preferences', () => {
  const region = { 'aws/ssm/region': ['SessionPreferences'] };

  it('that were never set are the defaults', async () => {
    const { resources, calls } = await collectCase('ssm/defaults', region);
    expect(resources[0]?.attributes.SessionPreferences).toMatchObject({ idleSessionTimeout: 20, s3BucketName: '' });
    expect(calls.find(({ call }) => call === 'ssm:GetDocument')?.outcome).toBe('none');
  });

  it.each([
    [denied, 'denied'],
    [{ kind: 'error', status: 400, code: 'InvalidDocumentVersion' } as const, 'bad-response'],
  ])('that answer %o are not the defaults', async (fault, kind) => {
    const { resources } = await collectCase('ssm/defaults', region, { script: on('ssm:GetDocument', fault) });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.SessionPreferences?.kind).toBe(kind);
  });

  it('that cannot be read are not the defaults either', async () => {
    const world = [
      ...loadWorld('sts/caller', 'ssm/defaults').filter(({ call }) => call !== 'ssm:GetDocument'),
      { call: 'ssm:GetDocument', status: 200, body: '{"Name":"SSM-SessionManagerRunShell","Content":"{}"}' },
    ];
    const { resources } = await collectAws(world, {
      wanted: new Map([['aws/ssm/region', new Set(['SessionPreferences'])]]),
    });
    expect(resources[0]?.unread.SessionPreferences?.kind).toBe('schema-mismatch');
  });
});

describe('a document', () => {
  it('whose sharing is denied may be shared', async () => {
    const { resources, listings } = await collectCase(
      'ssm/compliant',
      { 'aws/ssm/document': ['AccountIds'] },
      { script: on('ssm:DescribeDocumentPermission', denied) },
    );
    expect(resources.map(({ attributes }) => attributes)).toEqual([{}, {}]);
    expect(resources[0]?.unread.AccountIds?.permission).toBe('ssm:DescribeDocumentPermission');
    expect(listings.map(({ complete }) => complete)).toEqual([true]);
  });
});
