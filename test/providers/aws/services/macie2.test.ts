import { beforeEach, describe, expect, it } from 'vitest';
import type { Listing } from '../../../../src/model/snapshot.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws } from '../../../support/collect-aws.ts';
import type { FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const region = { 'aws/macie2/region': ['Status', 'AutomatedDiscovery'] };

/** Macie refuses everything, with these words. */
function refuse(message: string): FaultScript {
  return ({ call }) =>
    call.startsWith('macie2:') ? { kind: 'error', status: 403, code: 'AccessDeniedException', message } : undefined;
}

describe('Macie', () => {
  it('that says it is not enabled is off: a fact, though its code is that of a refusal', async () => {
    const { resources, calls } = await collectCase('macie2/off', region);
    expect(resources[0]).toMatchObject({ attributes: { Status: null, AutomatedDiscovery: null }, unread: {} });
    const outcomes = calls.filter(({ call }) => call.startsWith('macie2:')).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['none', 'none']);
  });

  it('that refuses with the same code and other words is not off', async () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/ComplyAudit/acme is not authorized to perform: macie2:GetMacieSession';
    const { resources } = await collectCase('macie2/off', region, { script: refuse(message) });
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.Status).toEqual({
      kind: 'denied',
      call: 'macie2:GetMacieSession',
      permission: 'macie2:GetMacieSession',
      code: 'AccessDeniedException',
    });
    expect(resources[0]?.unread.AutomatedDiscovery?.permission).toBe('macie2:GetAutomatedDiscoveryConfiguration');
  });

  it('that a service control policy forbids is blocked by policy, and not off', async () => {
    const message =
      'not authorized to perform macie2:GetMacieSession with an explicit deny in a service control policy';
    const { resources } = await collectCase('macie2/off', region, { script: refuse(message) });
    expect(resources[0]?.unread.Status?.kind).toBe('blocked-by-policy');
  });

  it('that answers nothing is unread', async () => {
    const script: FaultScript = ({ call }) => (call === 'macie2:GetMacieSession' ? { kind: 'truncate' } : undefined);
    const { resources } = await collectCase('macie2/compliant', region, { script });
    expect(resources[0]?.attributes).toEqual({ AutomatedDiscovery: 'ENABLED' });
    expect(resources[0]?.unread.Status?.kind).toBe('bad-response');
  });
});

describe('findings of Macie', () => {
  const findings = { 'aws/macie2/finding-group': ['BucketName', 'BucketArn', 'Count', 'Region'] };
  const of = (listings: readonly Listing[]) => listings.map(({ complete, cause }) => ({ complete, cause }));

  it('are counted bucket by bucket: of sensitive data alone, and none that is archived', async () => {
    const { resources, listings, server } = await collectCase('macie2/compliant', findings);
    expect(resources.map(({ attributes }) => attributes)).toEqual([
      { BucketName: 'acme-records', BucketArn: 'arn:aws:s3:::acme-records', Count: 12, Region: 'ap-northeast-1' },
    ]);
    expect(of(listings)).toEqual([{ complete: true, cause: undefined }]);
    const asked = server.requests.filter(({ call }) => call === 'macie2:GetFindingStatistics');
    expect(asked.map(({ input }) => input)).toEqual([
      {
        findingCriteria: { criterion: { category: { eq: ['CLASSIFICATION'] }, archived: { eq: ['false'] } } },
        groupBy: 'resourcesAffected.s3Bucket.name',
        size: 50,
        sortCriteria: { attributeName: 'count', orderBy: 'DESC' },
      },
    ]);
    console.info(`one request for the findings of a region; ${server.requests.length - 1} beside the caller`);
  });

  it('are none where Macie is off, though its code is that of a refusal', async () => {
    const { resources, listings, calls } = await collectCase('macie2/off', findings);
    expect(resources).toEqual([]);
    expect(of(listings)).toEqual([{ complete: true, cause: undefined }]);
    expect(calls.find(({ call }) => call === 'macie2:GetFindingStatistics')?.outcome).toBe('none');
  });

  it.each([
    ['refused in other words', 'not authorized to perform: macie2:GetFindingStatistics', 'denied'],
    ['forbidden by policy', 'with an explicit deny in a service control policy', 'blocked-by-policy'],
  ])('%s are not none', async (_what, message, kind) => {
    const { resources, listings } = await collectCase('macie2/compliant', findings, { script: refuse(message) });
    expect(resources).toEqual([]);
    expect(of(listings)).toMatchObject([
      { complete: false, cause: { kind, permission: 'macie2:GetFindingStatistics' } },
    ]);
  });

  it('of an operation that is not known there are not none', async () => {
    const script: FaultScript = ({ call }) =>
      call === 'macie2:GetFindingStatistics'
        ? { kind: 'error', status: 404, code: 'UnknownOperationException' }
        : undefined;
    const { resources, listings } = await collectCase('macie2/compliant', findings, { script });
    expect(resources).toEqual([]);
    expect(of(listings)).toMatchObject([{ complete: false }]);
  });

  it('of as many buckets as an answer may hold may not be all', async () => {
    const groups = (length: number) =>
      JSON.stringify({ countsByGroup: Array.from({ length }, (_, at) => ({ count: 1, groupKey: `acme-${at}` })) });
    const collect = (length: number) =>
      collectAws(
        [...loadWorld('sts/caller'), { call: 'macie2:GetFindingStatistics', status: 200, body: groups(length) }],
        { wanted: new Map([['aws/macie2/finding-group', new Set(['BucketName'])]]), regions: ['ap-northeast-1'] },
      );
    const short = await collect(49);
    expect([short.resources.length, ...of(short.listings)]).toEqual([49, { complete: true, cause: undefined }]);
    const full = await collect(50);
    expect(full.resources).toHaveLength(50);
    expect(of(full.listings)).toMatchObject([{ complete: false, cause: { kind: 'cut-short', code: 'MostGroups' } }]);
  });
});
