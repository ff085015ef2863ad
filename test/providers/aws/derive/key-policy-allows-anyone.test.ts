import { describe, expect, it } from 'vitest';
import { allowsAnyone } from '../../../../src/providers/aws/derive/key-policy-allows-anyone.ts';

const statement = { Effect: 'Allow', Principal: { AWS: '*' } as unknown, Action: 'kms:Decrypt', Resource: '*' };

function judge(change: object): boolean | undefined {
  return allowsAnyone(JSON.stringify({ Statement: [{ ...statement, ...change }] }));
}

describe('a key policy', () => {
  it.each<[string, object]>([
    ['without a condition', {}],
    ['for the bare principal *', { Principal: '*' }],
    ['for * among others', { Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }],
    ['for all but one', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }],
    [
      'through one service, for whoever',
      { Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } } },
    ],
    ['for all but one account', { Condition: { StringNotEquals: { 'kms:CallerAccount': '111122223333' } } }],
    ['for any account by pattern', { Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } }],
    [
      'for a role of that name in any account',
      { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } } },
    ],
    ['where the key is missing too', { Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } } }],
    [
      'where nothing is compared',
      { Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-acme/*' } } },
    ],
    ['for one account or any', { Condition: { StringLike: { 'kms:CallerAccount': ['111122223333', '*'] } } }],
    ['for any bucket', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } }],
  ])('allows anyone %s', (_, change) => {
    expect(judge(change)).toBe(true);
  });

  it.each<[string, object]>([
    ['for one account', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['for a service', { Principal: { Service: 'logs.amazonaws.com' } }],
    ['that denies', { Effect: 'Deny' }],
    ['for callers of one account', { Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }],
    ['for one organisation', { Condition: { StringEquals: { 'aws:principalorgid': 'o-acme' } } }],
    [
      'for one organisation, through one service',
      {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme', 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
      },
    ],
    [
      'for roles of one account',
      { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } } },
    ],
    ['for one bucket', { Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::acme-records' } } }],
    ['for what one account owns', { Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } } }],
    ['from one VPC endpoint', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }],
  ])('allows not anyone %s', (_, change) => {
    expect(judge(change)).toBe(false);
  });

  it('is not judged where it is none', () => {
    expect(allowsAnyone(undefined)).toBeUndefined();
    expect(allowsAnyone('no policy')).toBeUndefined();
  });
});
