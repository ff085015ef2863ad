import { describe, expect, it } from 'vitest';
import { createLookupIndex } from '../../src/evaluate/lookup-index.ts';
import type { Resource, Scope } from '../../src/model/resource.ts';
import type { Result } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import { cutLists, deletions, wrongTypes } from './damage.ts';
import { loadSample } from './six-rules.ts';
import { denied, judgeOne, listingOf, resourceOf } from './world.ts';

const locked = ' { field: $bucket.ObjectLockConfiguration.ObjectLockEnabled, equals: Enabled, id: lock }';
const one = (whenAbsent: 'unknown' | 'fail'): Rule =>
  loadSample('trail', {
    lookups: ` { bucket: { resource: test/six/s3, match: { Name: S3BucketName }, expect: one, whenAbsent: ${whenAbsent} } }`,
    condition: locked,
  });

const trail = resourceOf('test/six/trail', { Name: 'org-trail', S3BucketName: 'audit-logs' });
const bucket = (parts: Partial<Resource> = {}, name = 'audit-logs', enabled = 'Enabled'): Resource =>
  resourceOf('test/six/s3', { Name: name, ObjectLockConfiguration: { ObjectLockEnabled: enabled } }, parts);
const trails = listingOf('test/six/trail');
const elsewhere: Scope = { target: 'logs', account: '444455556666', region: 'us-east-1' };
/** Of the same target: where a type is that no other account has. */
const tenant: Scope = { target: 'prod', account: 'tenant', region: 'global' };
const sibling: Scope = { target: 'prod', account: '777788889999', region: 'us-east-1' };

const outcome = ({ outcome: verdict, cause }: Result): string => (cause ? `${verdict}: ${cause.kind}` : verdict);

describe('a lookup of one', () => {
  it('finds the resource by its attribute', () => {
    const result = judgeOne(one('unknown'), trail, [bucket({ id: 'x' }, 'other', 'No'), bucket()]);
    expect(outcome(result)).toBe('pass');
    expect(result.observed).toEqual([
      {
        field: '$bucket.ObjectLockConfiguration.ObjectLockEnabled',
        operator: 'equals',
        expected: 'Enabled',
        actual: 'Enabled',
        result: true,
      },
    ]);
    expect(outcome(judgeOne(one('unknown'), trail, [bucket({}, 'audit-logs', 'Disabled')]))).toBe('fail');
  });

  it('finds it in another account, and prefers the nearer of two', () => {
    const far = bucket({ id: 'far', ...elsewhere }, 'audit-logs', 'Disabled');
    expect(outcome(judgeOne(one('unknown'), trail, [far]))).toBe('fail');
    expect(outcome(judgeOne(one('unknown'), trail, [far, bucket()]))).toBe('pass');
    expect(outcome(judgeOne(one('unknown'), trail, [bucket(), far]))).toBe('pass');
  });

  it('does not choose between two that are as near', () => {
    const second = bucket({ id: 'second' }, 'audit-logs', 'Disabled');
    expect(outcome(judgeOne(one('unknown'), trail, [bucket(), second]))).toBe('unknown: schema-mismatch');
    const same = bucket({ target: 'prod-again' });
    expect(outcome(judgeOne(one('unknown'), trail, [bucket(), same]))).toBe('pass');
  });

  it.each([
    ['all were listed', [trails, listingOf('test/six/s3')], 'unknown: not-visible', 'fail'],
    ['its type was not listed', [trails], 'unknown: not-visible', 'unknown: not-visible'],
    ['the list was denied', [trails, listingOf('test/six/s3', denied)], 'unknown: denied', 'unknown: denied'],
    [
      'only another account was listed',
      [trails, listingOf('test/six/s3', undefined, elsewhere)],
      'unknown: not-visible',
      'unknown: not-visible',
    ],
    [
      'its type is listed in one other account of the target alone, to the end',
      [trails, listingOf('test/six/s3', undefined, tenant)],
      'unknown: not-visible',
      'fail',
    ],
    [
      'that one account was denied',
      [trails, listingOf('test/six/s3', denied, tenant)],
      'unknown: denied',
      'unknown: denied',
    ],
    [
      'two other accounts of the target were listed',
      [trails, listingOf('test/six/s3', undefined, tenant), listingOf('test/six/s3', undefined, sibling)],
      'unknown: not-visible',
      'unknown: not-visible',
    ],
    [
      'another account was denied',
      [trails, listingOf('test/six/s3'), listingOf('test/six/s3', denied, elsewhere)],
      'unknown: denied',
      'unknown: denied',
    ],
  ])('finds none, and %s', (_name, listings, unknown, fail) => {
    expect(outcome(judgeOne(one('unknown'), trail, [], { listings }))).toBe(unknown);
    expect(outcome(judgeOne(one('fail'), trail, [], { listings }))).toBe(fail);
  });

  it('on the account knows all there can be, whatever of another account was denied', () => {
    const rule = one('fail');
    const own: Rule = { ...rule, lookups: rule.lookups.map((lookup) => ({ ...lookup, ownAccount: true })) };
    const elsewhereDenied = [trails, listingOf('test/six/s3'), listingOf('test/six/s3', denied, sibling)];
    expect(outcome(judgeOne(rule, trail, [], { listings: elsewhereDenied }))).toBe('unknown: denied');
    expect(outcome(judgeOne(own, trail, [], { listings: elsewhereDenied }))).toBe('fail');
    const hereDenied = [trails, listingOf('test/six/s3', denied), listingOf('test/six/s3', undefined, sibling)];
    expect(outcome(judgeOne(own, trail, [], { listings: hereDenied }))).toBe('unknown: denied');
    expect(outcome(judgeOne(own, trail, [], { listings: [trails] }))).toBe('unknown: not-visible');
  });

  it('says that there is none where that fails', () => {
    const result = judgeOne(one('fail'), trail);
    expect(result.observed).toEqual([
      {
        field: '$bucket.ObjectLockConfiguration.ObjectLockEnabled',
        operator: 'equals',
        expected: 'Enabled',
        actual: null,
        result: false,
      },
    ]);
  });

  it('names why a key was not read: ours, and theirs', () => {
    const noKey = resourceOf('test/six/trail', { Name: 'org-trail' }, { unread: { S3BucketName: denied } });
    expect(judgeOne(one('fail'), noKey, [bucket()]).cause).toEqual(denied);
    const nameless = resourceOf('test/six/s3', {}, { unread: { Name: denied } });
    expect(judgeOne(one('fail'), trail, [nameless]).cause).toEqual(denied);
    expect(outcome(judgeOne(one('fail'), trail, [nameless, bucket()]))).toBe('pass');
  });

  it("names why the joined resource's attribute was not read", () => {
    const unread = { ObjectLockConfiguration: denied };
    const blind = resourceOf('test/six/s3', { Name: 'audit-logs' }, { unread });
    expect(judgeOne(one('unknown'), trail, [blind]).cause).toEqual(denied);
  });
});

describe('a lookup of many', () => {
  const many = (condition: string, whenAbsent?: string): Rule =>
    loadSample('s3', {
      lookups: ` { trails: { resource: test/six/trail, match: { S3BucketName: Name }, expect: many${whenAbsent ? `, whenAbsent: ${whenAbsent}` : ''} } }`,
      condition,
    });
  const some = many(' { some: $trails, where: { field: IsMultiRegionTrail, equals: true } }');
  const none = many(' { none: $trails, where: { field: IsMultiRegionTrail, equals: false } }');
  const log = (id: string, multi: boolean): Resource =>
    resourceOf('test/six/trail', { Name: id, S3BucketName: 'audit-logs', IsMultiRegionTrail: multi }, { id });
  const open = { listings: [listingOf('test/six/s3'), listingOf('test/six/trail', denied)] };

  it('is a list in order of id', () => {
    const result = judgeOne(some, bucket(), [log('b', true), log('a', false), log('c', true)]);
    expect(result.outcome).toBe('pass');
    expect(result.observed.map(({ field, actual }) => [field, actual])).toEqual([
      ['$trails[1].IsMultiRegionTrail', true],
      ['$trails[2].IsMultiRegionTrail', true],
    ]);
  });

  it('is empty where there are none, unless the rule says otherwise', () => {
    expect(outcome(judgeOne(some, bucket()))).toBe('fail');
    expect(outcome(judgeOne(none, bucket()))).toBe('pass');
    const where = '{ field: IsMultiRegionTrail, equals: true }';
    expect(outcome(judgeOne(many(` { every: $trails, where: ${where} }`, 'fail'), bucket()))).toBe('fail');
    expect(outcome(judgeOne(many(` { every: $trails, where: ${where} }`, 'unknown'), bucket()))).toBe(
      'unknown: not-visible',
    );
  });

  it('stays open where the list was cut short', () => {
    expect(outcome(judgeOne(some, bucket(), [log('a', true)], open))).toBe('pass');
    expect(outcome(judgeOne(some, bucket(), [log('a', false)], open))).toBe('unknown: denied');
    expect(outcome(judgeOne(none, bucket(), [log('a', false)], open))).toBe('fail');
    expect(outcome(judgeOne(none, bucket(), [log('a', true)], open))).toBe('unknown: denied');
    expect(outcome(judgeOne(none, bucket(), [], { listings: [listingOf('test/six/s3')] }))).toBe(
      'unknown: not-visible',
    );
  });

  it('never turns when something of either side was not read', () => {
    for (const rule of [some, none]) {
      for (const others of [[], [log('a', true)], [log('a', false)], [log('a', false), log('b', true)]]) {
        const before = judgeOne(rule, bucket(), others).outcome;
        for (const harm of [deletions, wrongTypes, cutLists]) {
          const own = harm(bucket()).map((damage) => judgeOne(rule, damage.resource, others).outcome);
          const theirs = others.flatMap((other, at) =>
            harm(other).map((damage) => judgeOne(rule, bucket(), others.with(at, damage.resource)).outcome),
          );
          for (const after of [...own, ...theirs]) expect([before, 'unknown']).toContain(after);
        }
      }
    }
  });
});

describe('a lookup that starts at another one, or at a list', () => {
  const chained = loadSample('trail', {
    lookups: `
  bucket: { resource: test/six/s3, match: { Name: S3BucketName }, expect: one, whenAbsent: fail }
  twin: { resource: test/six/loggroup, match: { RetentionInDays: $bucket.Shards }, expect: one, whenAbsent: fail }`,
    condition: ' { field: $twin.RetentionInDays, atLeast: 1, ifNull: true }',
  });
  const sharded = (Shards: number | null): Resource =>
    resourceOf('test/six/s3', { Name: 'audit-logs', Shards }, { id: 'sharded' });
  const group = resourceOf('test/six/loggroup', { RetentionInDays: 7 });

  it('follows the one above it', () => {
    expect(outcome(judgeOne(chained, trail, [sharded(7), group]))).toBe('pass');
    expect(outcome(judgeOne(chained, trail, [sharded(8), group]))).toBe('fail');
    expect(outcome(judgeOne(chained, trail, [sharded(null), group]))).toBe('fail');
    expect(outcome(judgeOne(chained, trail, [group]))).toBe('fail');
    expect(outcome(judgeOne(chained, trail, [resourceOf('test/six/s3', { Name: 'audit-logs' }), group]))).toBe(
      'unknown: schema-mismatch',
    );
  });

  const listed = loadSample('tls', {
    lookups: ` { buckets: { resource: test/six/s3, match: { Name: Protocols }, expect: many } }`,
    condition: ' { count: $buckets, atLeast: 2 }',
  });

  it('matches by any element of a list of ours', () => {
    const others = [bucket({ id: 'a' }, 'a'), bucket({ id: 'b' }, 'b'), bucket({ id: 'c' }, 'c')];
    const over = (Protocols: readonly string[], partial: Resource['partial'] = {}): string =>
      outcome(judgeOne(listed, resourceOf('test/six/tls', { Protocols }, { partial }), others));
    expect(over(['a', 'c', 'x'])).toBe('pass');
    expect(over(['a', 'a'])).toBe('fail');
    expect(over(['a'], { Protocols: denied })).toBe('unknown: denied');
    expect(over(['a', 'b'], { Protocols: denied })).toBe('pass');
  });

  it('is not whole where absence is unknown and an element of ours belongs to nothing that was seen', () => {
    const none = loadSample('tls', {
      lookups: ` { buckets: { resource: test/six/s3, match: { Name: Protocols }, expect: many, whenAbsent: unknown } }`,
      condition: ' { none: $buckets, where: { field: ObjectLockConfiguration.ObjectLockEnabled, equals: No } }',
    });
    const over = (Protocols: readonly string[], enabled = 'Enabled'): string =>
      outcome(judgeOne(none, resourceOf('test/six/tls', { Protocols }), [bucket({ id: 'a' }, 'a', enabled), bucket()]));
    expect(over(['a', 'audit-logs'])).toBe('pass');
    expect(over(['a', 'of-another-account'])).toBe('unknown: not-visible');
    expect(over(['a', 'of-another-account'], 'No')).toBe('fail');
  });
});

it('keeps of a joined resource only what the rules read', () => {
  const rule = one('unknown');
  const [lookup] = rule.lookups;
  const index = createLookupIndex([rule], {});
  const wide = bucket();
  index.add({
    ...wide,
    attributes: { ...wide.attributes, Policy: 'long' },
    unread: { Policy: denied, 'ObjectLockConfiguration.Rule': denied },
  });
  index.add(resourceOf('test/six/loggroup', { Name: 'audit-logs' }));
  expect(index.types).toEqual(new Set(['test/six/s3']));
  const found = lookup && index.find(lookup, [['audit-logs']]);
  expect(found?.resources.map(({ facts }) => facts)).toEqual([
    {
      label: '',
      attributes: wide.attributes,
      unread: { 'ObjectLockConfiguration.Rule': denied },
      partial: {},
    },
  ]);
});
