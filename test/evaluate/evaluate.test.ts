import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Rule } from '../../src/model/rule.ts';
import { loadSample, sixRules } from './six-rules.ts';
import { denied, evaluateWorld, home, judgeOne, listingOf, resourceOf } from './world.ts';

const rule = loadSample('s3', {
  condition: ' { field: Name, startsWith: acme }',
  message: ' { en: "Bucket {{ Name }}: {{ failed }}", ja: "バケット {{ Name }}: {{ failed }}" }',
});
const type = rule.resource;
const bucket = (Name: string, parts: Partial<Resource> = {}): Resource => resourceOf(type, { Name }, parts);
const outcomes = (world: Parameters<typeof evaluateWorld>[0]): readonly (readonly string[])[] =>
  evaluateWorld(world).map(({ outcome, resource, cause }) => [outcome, resource.id, ...(cause ? [cause.kind] : [])]);

describe('no rule is silent', () => {
  const target = (name: string, provider = 'test') => ({ name, provider, id: '111122223333', regions: ['us-east-1'] });
  const west = { ...home, region: 'us-west-2' };

  it('does not apply to a target that has nothing to judge', () => {
    const [result, ...rest] = evaluateWorld({ rules: [rule], resources: [] });
    expect(rest).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'not-applicable',
      resource: { ...home, type, id: `${type}@111122223333/us-east-1` },
      message: { en: 'Nothing to judge: prod has no test/six/s3.', ja: '対象なし: prod に test/six/s3 は存在しない。' },
    });
  });

  it('says so once for a target of several regions', () => {
    const listings = [listingOf(type), listingOf(type, undefined, west)];
    expect(outcomes({ rules: [rule], resources: [], listings })).toEqual([
      ['not-applicable', `${type}@111122223333/-`],
    ]);
  });

  it('is unknown once per account and region whose list was not read, beside the resources that were', () => {
    const listings = [listingOf(type), listingOf(type, denied, west)];
    expect(outcomes({ rules: [rule], resources: [bucket('acme'), bucket('x')], listings })).toEqual([
      ['pass', `${type}/acme`],
      ['fail', `${type}/x`],
      ['unknown', `${type}@111122223333/us-west-2`, 'denied'],
    ]);
    const [, , result] = evaluateWorld({ rules: [rule], resources: [bucket('acme'), bucket('x')], listings });
    expect(result?.cause).toEqual(denied);
    expect(result?.message).toEqual({
      en: 'Not readable: s3:GetBucketAcl was denied (AccessDenied). Grant s3:GetBucketAcl.',
      ja: '読み取り不可: s3:GetBucketAcl が拒否された（AccessDenied）。s3:GetBucketAcl の権限を付与。',
    });
  });

  it('does not take a region without resources for a target without', () => {
    const listings = [listingOf(type), listingOf(type, undefined, west)];
    expect(outcomes({ rules: [rule], resources: [bucket('acme')], listings })).toEqual([['pass', `${type}/acme`]]);
  });

  it('answers for each target of its provider, and for no other', () => {
    const listings = [listingOf(type), listingOf(type, undefined, { ...home, target: 'b' })];
    const targets = [target('prod'), target('b'), target('web', 'endpoint')];
    expect(outcomes({ rules: [rule], resources: [bucket('acme')], listings, targets })).toEqual([
      ['pass', `${type}/acme`],
      ['not-applicable', `${type}@111122223333/us-east-1`],
    ]);
    expect(outcomes({ rules: [rule], resources: [], targets: [target('web', 'endpoint')] })).toEqual([]);
  });

  it('is unknown where a saved snapshot never asked', () => {
    const world = { rules: [rule], resources: [], listings: [], parts: [home, west, { ...home, target: 'x' }] };
    expect(outcomes({ ...world, asked: {} })).toEqual([
      ['unknown', `${type}@111122223333/us-east-1`, 'not-asked'],
      ['unknown', `${type}@111122223333/us-west-2`, 'not-asked'],
    ]);
    expect(outcomes({ ...world, parts: [], asked: { [type]: ['Name'] } })).toEqual([
      ['unknown', `${type}@111122223333/-`, 'interrupted'],
    ]);
  });

  it('is unknown for a resource whose attribute was never asked for', () => {
    const asked = { [type]: ['Encryption'] };
    const bare = resourceOf(type, {}, { id: 'bare' });
    expect(outcomes({ rules: [rule], resources: [bare], asked })).toEqual([['unknown', 'bare', 'not-asked']]);
    expect(outcomes({ rules: [rule], resources: [bare] })).toEqual([['unknown', 'bare', 'schema-mismatch']]);
  });
});

describe('when', () => {
  const condition = ' { field: Name, startsWith: acme }';
  const withWhen = loadSample('s3', { when: ' { field: Shards, isNull: false }', condition });
  const shards = (Shards: Json | undefined): Resource =>
    resourceOf(type, Shards === undefined ? { Name: 'x' } : { Name: 'x', Shards });

  it('decides whether the rule applies, and is unknown when that was not read', () => {
    expect(judgeOne(withWhen, shards(2)).outcome).toBe('fail');
    const result = judgeOne(withWhen, shards(null));
    expect(result).toMatchObject({
      outcome: 'not-applicable',
      message: { en: 'Does not apply here: It holds', ja: '対象外: 適合している' },
    });
    expect(result.observed).toEqual([
      { field: 'Shards', operator: 'isNull', expected: false, actual: null, result: false },
    ]);
    const unread = { ...shards(undefined), unread: { Shards: denied } };
    expect(judgeOne(withWhen, unread)).toMatchObject({ outcome: 'unknown', cause: denied });
  });
});

describe('a result', () => {
  it('says what was found, and of a pass what it rests on', () => {
    const fail = judgeOne(rule, bucket('other'));
    expect(fail).toMatchObject({
      rule: 'test/six/s3',
      severity: 'high',
      outcome: 'fail',
      resource: { ...home, type, id: `${type}/other`, name: 'one' },
      message: {
        en: 'Bucket other: Name: expected starting with "acme", found "other"',
        ja: 'バケット other: Name: 期待値は"acme"で始まる値、実際は"other"',
      },
      observed: [{ field: 'Name', operator: 'startsWith', expected: 'acme', actual: 'other', result: false }],
      observedAt: '2026-11-21T12:00:00Z',
    });
    const pass = judgeOne(rule, bucket('acme-logs'));
    expect(pass.message).toEqual(rule.title);
    expect(pass.observed).toEqual([
      { field: 'Name', operator: 'startsWith', expected: 'acme', actual: 'acme-logs', result: true },
    ]);
  });

  it('names the cause of the term that decided, not of another', () => {
    const both = loadSample('trail', {
      condition: ' { all: [ { field: IsMultiRegionTrail, equals: true }, { field: KmsKeyId, isNull: false } ] }',
    });
    const half = (IsMultiRegionTrail: boolean): Resource =>
      resourceOf(both.resource, { IsMultiRegionTrail }, { unread: { KmsKeyId: denied } });
    expect(judgeOne(both, half(true))).toMatchObject({
      outcome: 'unknown',
      cause: denied,
      observed: [{ field: 'KmsKeyId', operator: 'isNull', expected: false, result: 'unknown', cause: denied }],
    });
    const fail = judgeOne(both, half(false));
    expect(fail.outcome).toBe('fail');
    expect(fail.observed.map(({ field }) => field)).toEqual(['IsMultiRegionTrail']);
    expect(fail).not.toHaveProperty('cause');
  });

  it('takes the mark on the nearest thing that holds what was not read', () => {
    const { rule: encryption } = sixRules.s3 ?? { rule };
    const marked = (unread: Resource['unread'], attributes: Resource['attributes']): unknown =>
      judgeOne(encryption, resourceOf(type, attributes, { unread })).cause;
    const outer = { ...denied, code: 'Outer' };
    const rules = { Rules: [{ ApplyServerSideEncryptionByDefault: { KMSMasterKeyID: 'key' } }] };
    const inner = 'Encryption.Rules[0].ApplyServerSideEncryptionByDefault.SSEAlgorithm';
    expect(marked({ Encryption: outer }, {})).toEqual(outer);
    expect(marked({ Encryption: outer, [inner]: denied }, { Encryption: rules })).toEqual(denied);
    expect(marked({ Encryption: outer, 'Encryption.Rules': denied }, { Encryption: rules })).toEqual(denied);
    expect(marked({ [inner.replace('[0]', '[1]')]: denied }, { Encryption: rules })).toEqual({
      kind: 'schema-mismatch',
    });
    expect(marked({ [inner.replace('[0]', '')]: denied }, { Encryption: rules })).toEqual(denied);
  });

  it('shows what hides in the name of what could not be read', () => {
    const cause = { kind: 'bad-response', call: 'records:Document', code: 'outside', subject: 'a\u202eb' } as const;
    const { rule: encryption } = sixRules.s3 ?? { rule };
    const { message } = judgeOne(encryption, resourceOf(type, {}, { unread: { Encryption: cause } }));
    for (const text of [message.en, message.ja]) expect(text).toContain("'a\\u{202e}b'");
  });

  it('stops where a list is too long, with that as its cause', () => {
    const items = Array.from({ length: 1100 }, () => ({ IpProtocol: 'tcp', FromPort: 1, ToPort: 2, Ipv6Ranges: [] }));
    const IpRanges = Array.from({ length: 1100 }, () => ({ CidrIp: '10.0.0.0/8' }));
    const { rule: sg } = sixRules.sg ?? { rule };
    const attributes = { IpPermissions: items.map((item) => ({ ...item, IpRanges })) };
    expect(judgeOne(sg, resourceOf(sg.resource, attributes))).toMatchObject({
      outcome: 'unknown',
      cause: { kind: 'budget' },
      observed: [],
    });
  });

  it('reads parameters given for the rule, and defaults for the rest', () => {
    const { rule: group } = sixRules.loggroup ?? { rule };
    const short = resourceOf(group.resource, { RetentionInDays: 365, Exports: [] });
    expect(judgeOne(group, short).outcome).toBe('fail');
    const parameters = new Map([[group.id, { minRetentionDays: 365 }]]);
    expect(judgeOne(group, short, [], { parameters }).outcome).toBe('pass');
    const { rule: tls } = sixRules.tls ?? { rule };
    const certificate = resourceOf(tls.resource, {
      Protocols: [],
      CipherSuites: [],
      Certificate: { NotAfter: '2026-12-02T00:00:00Z' },
    });
    const fail = judgeOne(tls, certificate);
    expect(fail.observed).toEqual([
      {
        field: 'Certificate.NotAfter',
        operator: 'expiresInMoreThan',
        expected: '30d',
        actual: '2026-12-02T00:00:00Z',
        result: false,
      },
    ]);
    expect(judgeOne(tls, certificate, [], { parameters: new Map([[tls.id, { minCertLife: '7d' }]]) }).outcome).toBe(
      'pass',
    );
    expect(judgeOne(tls, certificate, [], { asOf: '2026-11-01T00:00:00Z' }).outcome).toBe('pass');
  });
});

describe('order', () => {
  it('is by rule for each resource, and by rule, id and place at the end', () => {
    const named = (id: string): Rule => ({ ...rule, id });
    const rules = [named('b/x/Z'), named('b/x/a'), named('a/x/a')];
    const seen = evaluateWorld({ rules, resources: [bucket('acme')] });
    expect(seen.map(({ rule: id }) => id)).toEqual(['a/x/a', 'b/x/Z', 'b/x/a']);
    const regions = ['us-west-2', 'ap-northeast-1', 'eu-west-1'];
    const listings = regions.map((region) => listingOf(type, denied, { ...home, region }));
    expect(
      evaluateWorld({ rules, resources: [], listings }).map(({ rule: id, resource }) => `${id} ${resource.region}`),
    ).toEqual(['a/x/a', 'b/x/Z', 'b/x/a'].flatMap((id) => [...regions].sort().map((region) => `${id} ${region}`)));
  });
});
