import { describe, expect, it } from 'vitest';
import { judgePreflight } from '../../src/assess/preflight.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { LedgerCall, Listing } from '../../src/model/snapshot.ts';
import { sampleRule } from './sample.ts';

const tokyo = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const denied: Cause = { kind: 'denied', code: 'AccessDenied' };

const rules = [
  sampleRule('aws/s3/b', {}, { reads: { 'aws/s3/bucket': ['Acl', 'Name'] } }),
  sampleRule('aws/s3/a', {}, { reads: { 'aws/s3/bucket': ['Acl', 'Versioning'], 'aws/kms/key': ['KeyState'] } }),
  sampleRule('aws/kms/rotation', {}, { reads: { 'aws/kms/key': ['KeyState'] } }),
];

/** `Acl` of a bucket costs `s3:GetAcl`, on top of the listing. */
const costs: Readonly<Record<string, string>> = {
  Acl: 's3:GetAcl',
  Versioning: 's3:GetVersioning',
  KeyState: 'kms:DescribeKey',
};
const lists: Readonly<Record<string, string>> = { 'aws/s3/bucket': 's3:ListBuckets', 'aws/kms/key': 'kms:ListKeys' };
const callsOf = (type: string, attributes: readonly string[]) =>
  [
    ...[lists[type]].filter((call) => call !== undefined),
    ...attributes.flatMap((attribute) => costs[attribute] ?? []),
  ].map((call) => ({ call, permission: call }));

function call(name: string, cause?: Cause, region = tokyo.region): LedgerCall {
  return {
    kind: 'call',
    ...tokyo,
    region,
    service: name.split(':')[0] ?? name,
    call: name,
    permission: name,
    pages: 1,
    attempts: 1,
    requestIds: [],
    outcome: cause ? 'failed' : 'ok',
    ...(cause && { cause: { ...cause, call: name, permission: name } }),
  };
}

function unlisted(type: string, cause?: Cause): Listing {
  return { kind: 'listing', ...tokyo, type, complete: cause === undefined, ...(cause && { cause }) };
}

const all = ['s3:ListBuckets', 's3:GetAcl', 's3:GetVersioning', 'kms:ListKeys', 'kms:DescribeKey'];
const preflight = (ledger: readonly (LedgerCall | Listing)[]) => judgePreflight({ rules, ledger, callsOf });

describe('judgePreflight', () => {
  it('finds nothing in the way where every call is answered', () => {
    expect(preflight(all.map((name) => call(name)))).toEqual({
      answered: [...all].sort(),
      gaps: [],
      untried: [],
      rules: { total: 3, unknown: 0 },
    });
  });

  it('names the rules that a refused call leaves unknown, each once', () => {
    const found = preflight(all.map((name) => call(name, name === 's3:GetAcl' ? denied : undefined)));
    expect(found.gaps.map((gap) => [gap.call, gap.permission, gap.rules])).toEqual([
      ['s3:GetAcl', 's3:GetAcl', ['aws/s3/a', 'aws/s3/b']],
    ]);
    expect(found.answered).not.toContain('s3:GetAcl');
    expect(found.rules).toEqual({ total: 3, unknown: 2 });
    const both = preflight([call('s3:GetAcl', denied), call('kms:DescribeKey', denied)]);
    expect(both.rules.unknown).toBe(3);
  });

  it('does not call a call answered that failed in one of two regions', () => {
    const { answered, gaps } = preflight([call('kms:ListKeys', denied), call('kms:ListKeys', undefined, 'us-east-1')]);
    expect(answered).toEqual([]);
    expect(gaps.map(({ region, rules: left }) => [region, left])).toEqual([
      ['ap-northeast-1', ['aws/kms/rotation', 'aws/s3/a']],
    ]);
  });

  it('keeps apart what failed for two reasons, in the order of calls and regions', () => {
    const throttled: Cause = { kind: 'throttled', code: 'Throttling' };
    const { gaps } = preflight([
      call('s3:GetAcl', denied),
      call('kms:ListKeys', throttled, 'us-east-1'),
      call('kms:ListKeys', denied),
    ]);
    expect(gaps.map((gap) => [gap.call, gap.region, gap.cause.kind])).toEqual([
      ['kms:ListKeys', 'ap-northeast-1', 'denied'],
      ['kms:ListKeys', 'us-east-1', 'throttled'],
      ['s3:GetAcl', 'ap-northeast-1', 'denied'],
    ]);
  });

  it('counts a call that no attribute costs by the types it left unlisted', () => {
    const cause: Cause = { ...denied, call: 'sts:AssumeRole' };
    const found = preflight([call('sts:AssumeRole', denied), unlisted('aws/kms/key', cause)]);
    expect(found.gaps.map((gap) => [gap.call, gap.rules])).toEqual([
      ['sts:AssumeRole', ['aws/kms/rotation', 'aws/s3/a']],
    ]);
  });

  it('says which calls there was nothing to ask about', () => {
    const { untried, rules: counted } = preflight([call('s3:ListBuckets'), call('kms:ListKeys')]);
    expect(untried).toEqual(['kms:DescribeKey', 's3:GetAcl', 's3:GetVersioning']);
    expect(counted.unknown).toBe(0);
  });
});

describe('a query that tells of several types, each behind a permission of its own', () => {
  const query = 'resourcegraph:resources';
  const types = ['disks', 'vaults'];
  const readers = types.map((type) =>
    sampleRule(`azure/${type}/kept`, {}, { reads: { [`azure/${type}/one`]: ['name'] } }),
  );
  const permissionOf = (type: string) => `Microsoft.Acme/${type}/read`;
  /** The second call stands in for the first where that has nothing. */
  const needed = (type: string) => {
    const [, service = ''] = type.split('/');
    return [query, `arm:${service}`].map((name) => ({ call: name, permission: permissionOf(service) }));
  };
  const judge = (ledger: readonly (LedgerCall | Listing)[]) =>
    judgePreflight({ rules: readers, ledger, callsOf: needed });
  const asked = (cause?: Cause): LedgerCall => {
    const line = call(query, cause);
    return { ...line, permission: '-', ...(cause && { cause: { ...cause, call: query, permission: '-' } }) };
  };

  it('is told of by what to grant, and not once more as a call that nothing depends on', () => {
    const lost = types.map((type) =>
      unlisted(`azure/${type}/one`, { ...denied, call: query, permission: permissionOf(type) }),
    );
    const { gaps, rules: counted } = judge([asked(denied), ...lost]);
    expect(gaps.map(({ cause, rules: left }) => [cause.permission, left])).toEqual([
      ['Microsoft.Acme/disks/read', ['azure/disks/kept']],
      ['Microsoft.Acme/vaults/read', ['azure/vaults/kept']],
    ]);
    expect(counted.unknown).toBe(2);
  });

  it('leaves nothing untried that asks for the same with the same permission', () => {
    expect(judge([asked()]).untried).toEqual([]);
    expect(judge([]).untried).toEqual(['arm:disks', 'arm:vaults', query]);
  });
});
