import { describe, expect, it } from 'vitest';
import { deniesInsecureTransport } from '../../../../src/providers/aws/derive/deny-insecure-transport.ts';

const arn = 'arn:aws:s3:::acme-records';
const statement = {
  Effect: 'Deny',
  Principal: '*' as unknown,
  Action: 's3:*' as unknown,
  Resource: [arn, `${arn}/*`] as unknown,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } } as unknown,
};

function judge(...statements: readonly object[]): boolean | undefined {
  return deniesInsecureTransport(JSON.stringify({ Version: '2012-10-17', Statement: statements }), arn);
}

describe('a policy that denies plain HTTP', () => {
  it.each<[string, object]>([
    ['as the manual writes it', {}],
    ['for the principal {"AWS":"*"}', { Principal: { AWS: '*' } }],
    ['for a list of principals with *', { Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }],
    ['for every action', { Action: '*' }],
    ['for S3:* among others', { Action: ['ec2:*', 'S3:*'] }],
    ['on every resource', { Resource: '*' }],
    ['on all buckets', { Resource: 'arn:aws:s3:::*' }],
    ['on one pattern for both', { Resource: `${arn}*` }],
    ['with the value as a boolean', { Condition: { Bool: { 'aws:SecureTransport': false } } }],
    ['with the value in a list', { Condition: { Bool: { 'aws:securetransport': ['false'] } } }],
    ['with IfExists', { Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }],
  ])('counts %s', (_, change) => {
    expect(judge({ ...statement, ...change })).toBe(true);
  });

  it('counts when two statements cover bucket and objects between them', () => {
    expect(judge({ ...statement, Resource: arn }, { ...statement, Resource: `${arn}/*` })).toBe(true);
  });

  it('counts as a single statement outside a list', () => {
    expect(deniesInsecureTransport(JSON.stringify({ Statement: statement }), arn)).toBe(true);
  });
});

describe('a policy that does not', () => {
  it.each<[string, object]>([
    ['allows over TLS only', { Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['denies TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['denies one user', { Principal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }],
    ['denies a service', { Principal: { Service: '*' } }],
    ['denies no principal by name', { Principal: undefined }],
    ['denies all but one', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }],
    ['denies reading only', { Action: 's3:GetObject' }],
    ['denies all but reading', { Action: undefined, NotAction: 's3:GetObject' }],
    ['leaves out the bucket', { Resource: `${arn}/*` }],
    ['leaves out the objects', { Resource: arn }],
    ['covers some objects', { Resource: [arn, `${arn}/phi/*`] }],
    ['covers objects of one letter', { Resource: [arn, `${arn}/?`] }],
    ['covers another bucket', { Resource: ['arn:aws:s3:::acme-other', 'arn:aws:s3:::acme-other/*'] }],
    ['covers a bucket whose name begins alike', { Resource: [`${arn}-old`, `${arn}-old/*`] }],
    [
      'is for some addresses',
      { Condition: { Bool: { 'aws:SecureTransport': 'false' }, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    ],
    [
      'is for multi-factor sessions',
      { Condition: { Bool: { 'aws:SecureTransport': 'false', 'aws:MultiFactorAuthPresent': 'true' } } },
    ],
    ['has no condition', { Condition: undefined }],
    ['has an empty condition', { Condition: { Bool: { 'aws:SecureTransport': [] } } }],
    [
      'only demands a TLS version, which plain HTTP has none of',
      { Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
    ],
  ])('%s', (_, change) => {
    expect(judge({ ...statement, ...change })).toBe(false);
  });

  it('has no statement', () => {
    expect(judge()).toBe(false);
  });
});

describe('what is no policy', () => {
  it.each([
    ['nothing', undefined],
    ['no JSON', '<html></html>'],
    ['a list', '[]'],
    ['statements of text', '{"Statement":["Deny"]}'],
    ['a megabyte', JSON.stringify({ Statement: [{ Sid: 'x'.repeat(1024 * 1024) }] })],
  ])('is not judged: %s', (_, text) => {
    expect(deniesInsecureTransport(text, arn)).toBeUndefined();
  });

  it('costs little, however many stars it has', () => {
    const hostile = `${'*a'.repeat(20_000)}*`;
    expect(judge({ ...statement, Resource: [hostile, arn] })).toBe(false);
  });
});
