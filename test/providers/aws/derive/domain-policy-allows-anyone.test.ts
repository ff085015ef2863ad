import { describe, expect, it } from 'vitest';
import { domainPolicyAllowsAnyone } from '../../../../src/providers/aws/derive/domain-policy-allows-anyone.ts';

const statement = { Effect: 'Allow', Principal: { AWS: '*' } as unknown, Action: 'es:*', Resource: '*' };

function judge(...changes: readonly object[]): boolean | null | undefined {
  return domainPolicyAllowsAnyone(
    JSON.stringify({ Statement: changes.map((change) => ({ ...statement, ...change })) }),
  );
}

function from(...networks: readonly string[]): object {
  return { Condition: { IpAddress: { 'aws:SourceIp': networks } } };
}

describe('the access policy of a domain', () => {
  it.each<[string, readonly object[]]>([
    ['without a condition', [{}]],
    ['for the bare principal *', [{ Principal: '*' }]],
    ['for all but one', [{ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }]],
    ['from every address', [from('0.0.0.0/0')]],
    ['from every address of IPv6', [from('198.51.100.0/24', '::/0')]],
    ['from the two halves of the internet', [from('0.0.0.0/1', '128.0.0.0/1')]],
    ['from its halves in two statements', [from('0.0.0.0/1'), from('128.0.0.0/1')]],
    ['from all addresses but some', [{ Condition: { NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }]],
    ['from named addresses, and again from anywhere', [from('198.51.100.7'), {}]],
    ['over TLS', [{ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]],
  ])('allows anyone %s', (_, changes) => {
    expect(judge(...changes)).toBe(true);
  });

  it.each<[string, readonly object[]]>([
    ['for a role', [{ Principal: { AWS: 'arn:aws:iam::111122223333:role/search' } }]],
    ['that denies', [{ Effect: 'Deny' }]],
    ['from one address', [from('198.51.100.7')]],
    ['from one address of IPv6', [from('2001:db8::7')]],
    ['from two networks', [from('198.51.100.0/24', '203.0.113.0/24')]],
    ['from private addresses', [from('10.0.0.0/8')]],
    ['for one organisation', [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme' } } }]],
  ])('allows not anyone %s', (_, changes) => {
    expect(judge(...changes)).toBe(false);
  });

  it('may be none', () => {
    expect(domainPolicyAllowsAnyone('')).toBeNull();
  });

  it('is not judged where it cannot be read', () => {
    expect(domainPolicyAllowsAnyone(undefined)).toBeUndefined();
    expect(domainPolicyAllowsAnyone('no policy')).toBeUndefined();
    expect(judge(from('the office'))).toBeUndefined();
  });
});
