import { describe, expect, it } from 'vitest';
import { summariseLedger } from '../../src/assess/gaps.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { LedgerCall, Listing } from '../../src/model/snapshot.ts';
import { sampleResult } from './sample.ts';

const place = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };

function call(name: string, cause?: Cause, extra: Partial<LedgerCall> = {}): LedgerCall {
  return {
    kind: 'call',
    ...place,
    service: 's3',
    call: name,
    permission: name,
    pages: 1,
    attempts: 1,
    requestIds: [],
    outcome: cause ? 'failed' : 'ok',
    ...(cause && { cause: { ...cause, call: name } }),
    ...extra,
  };
}

const denied: Cause = { kind: 'denied', code: 'AccessDenied' };

describe('summariseLedger', () => {
  it('groups failed calls by place, call and cause', () => {
    const ledger = [
      call('s3:ListBuckets'),
      call('s3:GetBucketAcl', denied, { subject: 'b' }),
      call('s3:GetBucketAcl', denied, { subject: 'a' }),
      call('s3:GetBucketAcl', { kind: 'throttled', code: 'SlowDown' }),
      call('s3:GetBucketAcl', denied, { region: 'us-east-1' }),
      call('s3:GetBucketPolicy', undefined, { outcome: 'none' }),
    ];
    const { calls, failed, gaps } = summariseLedger(ledger, []);
    expect([calls, failed]).toEqual([6, 4]);
    expect(gaps.map((gap) => [gap.region, gap.call, gap.cause.kind, gap.calls])).toEqual([
      ['ap-northeast-1', 's3:GetBucketAcl', 'denied', 2],
      ['ap-northeast-1', 's3:GetBucketAcl', 'throttled', 1],
      ['us-east-1', 's3:GetBucketAcl', 'denied', 1],
    ]);
    expect(gaps[0]).toEqual({
      ...place,
      service: 's3',
      call: 's3:GetBucketAcl',
      permission: 's3:GetBucketAcl',
      cause: { kind: 'denied', code: 'AccessDenied', call: 's3:GetBucketAcl' },
      calls: 2,
      rules: [],
    });
    expect(summariseLedger(ledger.toReversed(), []).gaps.map((gap) => gap.region)).toEqual(
      gaps.map((gap) => gap.region),
    );
  });

  it('names the rules a failed call leaves unknown, and no other', () => {
    const cause: Cause = { ...denied, call: 's3:GetBucketAcl' };
    const deeper = {
      ...sampleResult('aws/s3/private', 'unknown', { cause: { kind: 'not-visible' } }),
      observed: [{ field: 'Acl', operator: 'equals', expected: true, result: 'unknown' as const, cause }],
    };
    const results = [
      sampleResult('aws/s3/acl', 'unknown', { cause }),
      sampleResult('aws/s3/acl', 'unknown', { cause, name: 'b' }),
      deeper,
      sampleResult('aws/s3/late', 'unknown', { cause: { kind: 'throttled', call: 's3:GetBucketAcl' } }),
      sampleResult('aws/s3/other', 'unknown', { cause: { ...denied, call: 's3:GetBucketPolicy' } }),
      { ...sampleResult('aws/s3/decided', 'fail'), observed: deeper.observed },
      sampleResult('aws/s3/elsewhere', 'unknown', { cause, target: 'dev' }),
    ];
    const { gaps } = summariseLedger([call('s3:GetBucketAcl', denied)], results);
    expect(gaps[0]?.rules).toEqual(['aws/s3/acl', 'aws/s3/private']);
    const joined = summariseLedger([call('s3:GetBucketAcl', denied, { target: 'archive' })], results);
    expect(joined.gaps[0]?.rules).toEqual(['aws/s3/acl', 'aws/s3/elsewhere', 'aws/s3/private']);
  });

  it('keeps what calls are about apart where the cause says it, each with the rules it leaves unknown', () => {
    const fault = (subject: string): Cause => ({ kind: 'bad-response', code: 'outside', subject });
    const named = (rule: string, subject: string) =>
      sampleResult(rule, 'unknown', {
        cause: { ...fault(subject), call: 'records:Document', permission: 'records:Document', place: 'vendors.yaml:1' },
      });
    const { gaps } = summariseLedger(
      [call('records:Document', fault('b.pdf')), call('records:Document', fault('a.pdf'))],
      [named('records/a', 'a.pdf'), named('records/b', 'b.pdf')],
    );
    expect(gaps.map(({ cause, rules }) => [cause.subject, rules])).toEqual([
      ['a.pdf', ['records/a']],
      ['b.pdf', ['records/b']],
    ]);
  });

  it('takes a listing that no call ended as a gap, and one that a call ended once', () => {
    const listing = (type: string, cause: Cause): Listing => ({
      kind: 'listing',
      ...place,
      type,
      complete: false,
      cause,
    });
    const ledger = [
      call('s3:ListBuckets', denied),
      listing('aws/s3/bucket', { ...denied, call: 's3:ListBuckets' }),
      listing('aws/kms/key', { kind: 'interrupted' }),
    ];
    const results = [sampleResult('aws/kms/rotation', 'unknown', { cause: { kind: 'interrupted' } })];
    const { gaps } = summariseLedger(ledger, results);
    expect(gaps.map((gap) => [gap.service, gap.call, gap.calls, gap.rules])).toEqual([
      ['kms', 'aws/kms/key', 0, ['aws/kms/rotation']],
      ['s3', 's3:ListBuckets', 1, []],
    ]);
  });

  it('has no permission for what needs none', () => {
    const unreachable = call('endpoint:TlsHandshake', { kind: 'unreachable' }, { permission: '-' });
    expect(summariseLedger([unreachable], []).gaps[0]).not.toHaveProperty('permission');
  });
});
