import { describe, expect, it } from 'vitest';
import { allowsEveryone } from '../../../../src/providers/aws/derive/bucket-policy-public.ts';
import { deniesInsecureTransport } from '../../../../src/providers/aws/derive/deny-insecure-transport.ts';
import { minimumTlsVersion } from '../../../../src/providers/aws/derive/minimum-tls-version.ts';

const arn = 'arn:aws:s3:::acme-records';
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

describe('a bucket policy that allows everyone', () => {
  const allow = (change: object) =>
    policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*`, ...change });
  const when = (operator: string, key: string, value: unknown) =>
    allow({ Condition: { [operator]: { [key]: value } } });
  it.each([
    ['without a condition', allow({})],
    ['by {"AWS":"*"}', allow({ Principal: { AWS: '*' } })],
    ['all but one', allow({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } })],
    ['over TLS only', when('Bool', 'aws:SecureTransport', 'true')],
    ['with a referer', when('StringLike', 'aws:Referer', 'https://acme.example/*')],
    ['from any account', when('StringLike', 'aws:SourceAccount', '*')],
    ['by a policy variable', when('StringEquals', 'aws:PrincipalAccount', `\${aws:PrincipalAccount}`)],
    ['from half of the internet', when('IpAddress', 'aws:SourceIp', '0.0.0.0/1')],
    ['from an address among others', when('IpAddress', 'aws:SourceIp', ['192.0.2.0/24', '::/0'])],
    ['from outside one network', when('NotIpAddress', 'aws:SourceIp', '192.0.2.0/24')],
    ['if there is a source account', when('StringEqualsIfExists', 'aws:SourceAccount', '111122223333')],
    ['for access points of any account', when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:*:*:accesspoint/x')],
  ])('%s', (_, text) => {
    expect(allowsEveryone(text)).toBe(true);
  });

  it.each([
    ['denies', allow({ Effect: 'Deny' })],
    ['names an account', allow({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } })],
    ['names a service', allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })],
    ['is for an organization', when('StringEquals', 'aws:PrincipalOrgID', 'o-acme123456')],
    ['is for a VPC endpoint', when('StringEquals', 'aws:SourceVpce', ['vpce-1', 'vpce-2'])],
    ['is for a network', when('IpAddress', 'aws:SourceIp', '192.0.2.0/24')],
    ['is for an address', when('IpAddress', 'aws:SourceIp', '2001:db8::1')],
    [
      'is for access points of one account',
      when('ArnLike', 's3:DataAccessPointArn', 'arn:aws:s3:ap-northeast-1:111122223333:accesspoint/*'),
    ],
  ])('is none that %s', (_, text) => {
    expect(allowsEveryone(text)).toBe(false);
  });

  it('is not known of what is no policy', () => {
    expect(allowsEveryone('{')).toBeUndefined();
    expect(allowsEveryone(undefined)).toBeUndefined();
  });
});

describe('the lowest TLS version', () => {
  const deny = (version: unknown, change: object = {}) => ({
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { NumericLessThan: { 's3:TlsVersion': version } },
    ...change,
  });
  it.each<[string, readonly object[], number | null]>([
    ['is the bound', [deny('1.2')], 1.2],
    ['is the bound as a number', [deny(1.3)], 1.3],
    ['is the highest', [deny('1.2'), deny('1.3')], 1.3],
    ['is the greatest of several values', [deny(['1.1', '1.2'])], 1.2],
    [
      'covers the bucket in two statements',
      [deny('1.2', { Resource: arn }), deny('1.3', { Resource: `${arn}/*` })],
      1.2,
    ],
    ['is none for one prefix', [deny('1.2', { Resource: [arn, `${arn}/phi/*`] })], null],
    ['is none for one user', [deny('1.2', { Principal: { AWS: 'arn:aws:iam::111122223333:user/taro' } })], null],
    [
      'is none under a second condition',
      [
        deny('1.2', {
          Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' }, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
        }),
      ],
      null,
    ],
    ['is none of an Allow', [deny('1.2', { Effect: 'Allow' })], null],
    ['is none of what is no number', [deny('TLSv1.2')], null],
    [
      'is none without a statement on it',
      [deny('1.2', { Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
      null,
    ],
  ])('%s', (_, statements, version) => {
    expect(minimumTlsVersion(policy(...statements), arn)).toBe(version);
  });

  it('is not known of what is no policy', () => {
    expect(minimumTlsVersion('[]', arn)).toBeUndefined();
  });

  it('denies plain HTTP where the version may be absent', () => {
    const condition = (operator: string) => ({ Condition: { [operator]: { 's3:TlsVersion': '1.2' } } });
    expect(deniesInsecureTransport(policy(deny('1.2', condition('NumericLessThanIfExists'))), arn)).toBe(true);
    expect(deniesInsecureTransport(policy(deny('1.2', condition('NumericLessThan'))), arn)).toBe(false);
  });
});
