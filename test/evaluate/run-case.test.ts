import { describe, expect, it } from 'vitest';
import { runCase } from '../../src/evaluate/run-case.ts';
import { stageCase } from '../../src/evaluate/stage-case.ts';
import type { Rule, RuleCase } from '../../src/model/rule.ts';
import { loadSample } from './six-rules.ts';
import { denied } from './world.ts';

/** The example of the design: a trail and the lock of its bucket. */
const archive = loadSample('trail', {
  when: ' { field: Name, notEquals: shadow }',
  parameters: ' { shards: { type: integer, default: 3, stricter: higher } }',
  lookups: ' { bucket: { resource: test/six/s3, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown } }',
  condition: `
  all:
    - { id: multiRegion, field: IsMultiRegionTrail, equals: true }
    - { id: validation, field: LogFileValidationEnabled, equals: true }
    - id: lock
      label: { en: Immutable archive, ja: 変更不可の保管 }
      all:
        - { field: $bucket.ObjectLockConfiguration.ObjectLockEnabled, equals: Enabled }
        - { field: $bucket.Shards, atLeast: $params.shards, ifNull: false }`,
  message: ' { en: "Trail {{ Name }}: {{ failed }}", ja: "証跡 {{ Name }}: {{ failed }}" }',
  tests: `
  fixtures:
    good: { Name: org-trail, IsMultiRegionTrail: true, LogFileValidationEnabled: true, S3BucketName: audit-logs }
    goodBucket: { Name: audit-logs, ObjectLockConfiguration: { ObjectLockEnabled: Enabled }, Shards: 3 }
  cases:
    - { name: compliant, resource: good, lookups: { bucket: goodBucket }, expect: pass }
    - { name: single region, resource: good, set: { IsMultiRegionTrail: false }, lookups: { bucket: goodBucket }, expect: fail, because: [multiRegion] }
    - { name: one short, resource: good, lookups: { bucket: goodBucket }, params: { shards: 4 }, expect: fail, because: [lock] }
    - { name: no lock, resource: good, lookups: { bucket: goodBucket }, set: { $bucket.ObjectLockConfiguration: null }, expect: fail, because: [lock] }
    - { name: not scanned, resource: good, lookups: {}, expect: unknown, because: [lock] }
    - name: lock denied
      resource: good
      lookups: { bucket: goodBucket }
      unset: [$bucket.ObjectLockConfiguration]
      collection: { $bucket.ObjectLockConfiguration: { kind: denied, call: "s3:GetObjectLockConfiguration", code: AccessDenied } }
      expect: unknown
      because: [lock]
    - { name: denied but failing elsewhere, resource: good, set: { LogFileValidationEnabled: false }, lookups: {}, expect: fail, because: [validation] }
    - { name: shadow, resource: good, set: { Name: shadow }, lookups: { bucket: goodBucket }, expect: not-applicable }
    - { name: list of buckets denied, resource: good, lookups: { bucket: [] }, collection: { $bucket: { kind: throttled, call: "s3:ListBuckets" } }, expect: unknown }`,
});

describe("the design's example", () => {
  it.each(archive.tests.cases.map((ruleCase) => [ruleCase.name, ruleCase] as const))('%s', (_name, ruleCase) => {
    expect(runCase(archive, ruleCase)).toMatchObject({ ok: true, outcome: ruleCase.expect });
  });

  it('names causes as a scan would', () => {
    const causes = Object.fromEntries(
      archive.tests.cases.map((each) => [each.name, runCase(archive, each).cause?.kind]),
    );
    expect(causes).toMatchObject({
      'not scanned': 'not-visible',
      'lock denied': 'denied',
      'list of buckets denied': 'throttled',
      compliant: undefined,
    });
    expect(run({ set: { IsMultiRegionTrail: false } }).message).toEqual({
      en: 'Trail org-trail: multiRegion',
      ja: '証跡 org-trail: multiRegion',
    });
    expect(run({ params: { shards: 4 }, lookups: { bucket: 'goodBucket' } }).message).toEqual({
      en: 'Trail org-trail: Immutable archive',
      ja: '証跡 org-trail: 変更不可の保管',
    });
  });
});

const run = (parts: Partial<RuleCase>, rule: Rule = archive) =>
  runCase(rule, { name: 'x', resource: 'good', expect: 'pass', ...parts });

describe('a case that does not hold', () => {
  it('says what came instead, and why', () => {
    expect(run({ set: { IsMultiRegionTrail: false }, lookups: { bucket: 'goodBucket' } })).toMatchObject({
      ok: false,
      outcome: 'fail',
      because: ['multiRegion'],
      problem: 'expected pass, got fail because of multiRegion',
    });
  });

  it('is not excused by the right outcome for another reason', () => {
    const parts = { set: { IsMultiRegionTrail: false }, lookups: { bucket: 'goodBucket' }, expect: 'fail' } as const;
    expect(run({ ...parts, because: ['multiRegion'] }).ok).toBe(true);
    expect(run({ ...parts, because: ['validation'] }).problem).toBe(
      'fail, but not because of validation: because of multiRegion',
    );
  });

  it('is told when a lookup does not find its fixture', () => {
    const parts = { set: { S3BucketName: 'other' }, lookups: { bucket: 'goodBucket' }, expect: 'unknown' } as const;
    expect(run(parts).problem).toBe("lookup 'bucket' does not find its fixture; look at its match");
  });
});

describe('a case laid out', () => {
  const scene = (parts: Partial<RuleCase>) =>
    stageCase(archive, { name: 'x', resource: 'good', expect: 'pass', ...parts });

  it('sets, deletes and marks in its own copy', () => {
    const { resource, others } = scene({
      lookups: { bucket: 'goodBucket' },
      set: { '$bucket.ObjectLockConfiguration.ObjectLockEnabled': 'No', Name: 'new' },
      unset: ['S3BucketName'],
      collection: { '$bucket.Shards': denied },
    });
    expect(resource.attributes).toEqual({ Name: 'new', IsMultiRegionTrail: true, LogFileValidationEnabled: true });
    expect(resource.unread).toEqual({ S3BucketName: { kind: 'not-asked' } });
    expect(others.map(({ attributes, unread }) => [attributes, unread])).toEqual([
      [{ Name: 'audit-logs', ObjectLockConfiguration: { ObjectLockEnabled: 'No' } }, { Shards: denied }],
    ]);
    expect(archive.tests.fixtures.goodBucket).toHaveProperty('Shards', 3);
  });

  it('marks a list that is there as cut short, and takes out anything else', () => {
    const group = loadSample('loggroup', {
      condition: ' { some: Exports, where: { field: ObjectLock.Enabled, equals: true } }',
      tests: `
  fixtures: { good: { RetentionInDays: 1, Exports: [ { ObjectLock: { Enabled: false, Days: 1 } }, { ObjectLock: { Enabled: false, Days: 2 } } ] } }
  cases:
    - { name: a, resource: good, set: { Exports: [ { ObjectLock: { Enabled: true, Days: 1 } } ] }, expect: pass }
    - { name: b, resource: good, expect: fail }
    - { name: c, resource: good, collection: { Exports: { kind: cut-short } }, expect: unknown }`,
    });
    expect(group.tests.cases.map((each) => runCase(group, each).problem)).toEqual([undefined, undefined, undefined]);
    const marked = stageCase(group, {
      name: 'x',
      resource: 'good',
      expect: 'unknown',
      collection: { Exports: denied, 'Exports[1].ObjectLock.Enabled': denied },
    }).resource;
    expect(marked.partial).toEqual({ Exports: denied });
    expect(marked.unread).toEqual({ 'Exports[1].ObjectLock.Enabled': denied });
    expect(marked.attributes.Exports).toEqual([
      { ObjectLock: { Enabled: false, Days: 1 } },
      { ObjectLock: { Days: 2 } },
    ]);
  });
});
