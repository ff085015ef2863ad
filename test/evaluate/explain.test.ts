import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { Observed } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import { loadSample, sixRules } from './six-rules.ts';
import { denied, judgeOne, resourceOf } from './world.ts';

const sg = sixRules.sg?.rule as Rule;
const permission = (protocol: string, ...cidrs: readonly string[]): JsonObject => ({
  IpProtocol: protocol,
  FromPort: 443,
  ToPort: 443,
  IpRanges: cidrs.map((CidrIp) => ({ CidrIp })),
  Ipv6Ranges: [],
});
const short = (observed: readonly Observed[]): readonly unknown[] =>
  observed.map(({ field, operator, actual, result }) => [field, operator, actual, result]);
const judge = (rule: Rule, attributes: JsonObject, parts: Parameters<typeof resourceOf>[2] = {}) =>
  judgeOne(rule, resourceOf(rule.resource, attributes, parts));

describe('the deciding leaves', () => {
  it('of a failed none are those of the elements that hit', () => {
    const result = judge(sg, {
      IpPermissions: [permission('tcp', '10.0.0.0/8'), permission('-1', '10.0.0.0/8', '0.0.0.0/0')],
    });
    expect(result.outcome).toBe('fail');
    expect(short(result.observed)).toEqual([
      ['IpPermissions[1].IpRanges[1].CidrIp', 'equals', '0.0.0.0/0', true],
      ['IpPermissions[1].IpProtocol', 'equals', '-1', true],
    ]);
  });

  it('of a passed none are those by which five elements missed', () => {
    const result = judge(sg, { IpPermissions: Array.from({ length: 9 }, () => permission('udp', '0.0.0.0/0')) });
    expect(result.outcome).toBe('pass');
    expect([...new Set(result.observed.map(({ field }) => field.slice(0, 16)))]).toEqual(
      [0, 1, 2, 3, 4].map((index) => `IpPermissions[${index}]`),
    );
    expect(short(result.observed).slice(0, 2)).toEqual([
      ['IpPermissions[0].IpProtocol', 'equals', 'udp', false],
      ['IpPermissions[0].IpProtocol', 'in', 'udp', false],
    ]);
  });

  it('of an empty list are the list itself, with the question put to it', () => {
    expect(judge(sg, { IpPermissions: [] }).observed).toEqual([
      {
        field: 'IpPermissions',
        operator: 'none',
        expected:
          '(some of IpRanges where CidrIp equals "0.0.0.0/0" or some of Ipv6Ranges where CidrIpv6 equals "::/0") and ' +
          '(IpProtocol equals "-1" or (IpProtocol in "tcp", "6" and FromPort-ToPort covers 22, 3389))',
        actual: 0,
        result: true,
      },
    ]);
  });

  it('of an unknown list are the elements that are unknown, or the list that was cut short', () => {
    const { IpRanges: _, ...blind } = permission('-1');
    const unread = { 'IpPermissions[1].IpRanges': denied };
    expect(judge(sg, { IpPermissions: [permission('tcp'), blind] }, { unread }).observed).toMatchObject([
      { field: 'IpPermissions[1].IpRanges', operator: 'some', result: 'unknown', cause: denied },
    ]);
    const partial = { IpPermissions: denied };
    const cut = judge(sg, { IpPermissions: [permission('tcp')] }, { partial });
    expect(cut).toMatchObject({ outcome: 'unknown', cause: denied });
    expect(cut.observed).toMatchObject([{ field: 'IpPermissions', operator: 'none', actual: 1, cause: denied }]);
  });

  it('of a false any are all its terms, of a true one those that hold', () => {
    const any = loadSample('trail', {
      condition: ' { any: [ { field: IsMultiRegionTrail, equals: true }, { field: KmsKeyId, isNull: false } ] }',
    });
    expect(short(judge(any, { IsMultiRegionTrail: false, KmsKeyId: null }).observed)).toEqual([
      ['IsMultiRegionTrail', 'equals', false, false],
      ['KmsKeyId', 'isNull', null, false],
    ]);
    expect(short(judge(any, { IsMultiRegionTrail: false, KmsKeyId: 'k' }).observed)).toEqual([
      ['KmsKeyId', 'isNull', 'k', true],
    ]);
  });

  it('of a count are the count, and the elements that were counted', () => {
    const count = loadSample('tls', {
      condition: ' { count: Protocols, where: { field: ., startsWith: TLS }, atLeast: 2 }',
      message: ' { en: "{{ failed }}", ja: "不足: {{ failed }}" }',
    });
    const result = judge(count, { Protocols: ['SSLv3', 'TLSv1.3'] });
    expect(result.observed).toMatchObject([
      { field: 'Protocols', operator: 'count', expected: { atLeast: 2, where: '. startsWith "TLS"' }, actual: 1 },
      { field: 'Protocols[1]', operator: 'startsWith', actual: 'TLSv1.3', result: true },
    ]);
    expect(result.message).toEqual({
      en: 'Protocols: expected at least 2 elements, found 1',
      ja: '不足: Protocols: 期待値は要素数2以上、実際は1',
    });
  });

  it('of two fields show the value of the other', () => {
    const same = loadSample('trail', { condition: ' { field: Name, equalsField: S3BucketName }' });
    expect(judge(same, { Name: 'a', S3BucketName: 'b' }).observed).toEqual([
      { field: 'Name', operator: 'equalsField', expected: 'b', actual: 'a', result: false },
    ]);
    const unread = { S3BucketName: denied };
    expect(judge(same, { Name: 'a' }, { unread })).toMatchObject({ outcome: 'unknown', cause: denied });
  });
});

it('keeps to what decided where the rest would cost too much', () => {
  const rule = loadSample('tls', {
    condition: `
  all:
    - any:
        - { some: Protocols, where: { field: ., equals: TLSv1.3 } }
        - { some: CipherSuites, where: { field: ., equals: none-such } }
    - { some: Protocols, where: { field: ., startsWith: TLS } }`,
  });
  const CipherSuites = Array.from({ length: 150_000 }, () => 'TLS_AES_128_GCM_SHA256');
  const result = judge(rule, { Protocols: ['TLSv1.3'], CipherSuites });
  expect(result.outcome).toBe('pass');
  expect(short(result.observed)).toEqual([
    ['Protocols[0]', 'equals', 'TLSv1.3', true],
    ['Protocols[0]', 'startsWith', 'TLSv1.3', true],
  ]);
});
