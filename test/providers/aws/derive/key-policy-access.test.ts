import { describe, expect, it } from 'vitest';
import {
  administratorsWhoDecrypt,
  attestation,
  foreignAccounts,
} from '../../../../src/providers/aws/derive/key-policy-access.ts';

const own = '111122223333';
const root = { AWS: `arn:aws:iam::${own}:root` };

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) });
}

describe('foreign accounts of a key policy', () => {
  it.each<[string, object, readonly string[]]>([
    ['the account itself', { Principal: root, Action: 'kms:*' }, []],
    [
      'another account',
      { Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'kms:Decrypt' },
      ['444455556666'],
    ],
    ['by its bare number', { Principal: { AWS: ['444455556666', own] }, Action: 'kms:Decrypt' }, ['444455556666']],
    ['a service', { Principal: { Service: 'logs.ap-northeast-1.amazonaws.com' }, Action: 'kms:*' }, []],
    [
      'everyone of two accounts',
      { Principal: '*', Action: 'kms:*', Condition: { StringEquals: { 'kms:CallerAccount': [own, '444455556666'] } } },
      ['444455556666'],
    ],
    [
      'another account of the organisation',
      {
        Principal: { AWS: '444455556666' },
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme' } },
      },
      [],
    ],
    ['a Deny', { Effect: 'Deny', Principal: { AWS: '444455556666' }, Action: 'kms:*' }, []],
  ])('%s', (_, statement, accounts) => {
    expect(foreignAccounts(policy(statement), own)).toEqual(accounts);
  });

  it('are not known of what is no policy', () => {
    expect(foreignAccounts('', own)).toBeUndefined();
  });
});

describe('administrators who decrypt', () => {
  const admin = { AWS: `arn:aws:iam::${own}:role/key-admin` };
  const user = { AWS: `arn:aws:iam::${own}:role/app` };

  it.each<[string, readonly object[], readonly string[]]>([
    [
      'two roles apart',
      [
        { Principal: admin, Action: ['kms:Put*', 'kms:ScheduleKeyDeletion'] },
        { Principal: user, Action: 'kms:Decrypt' },
      ],
      [],
    ],
    ['kms:* for one role', [{ Principal: admin, Action: 'kms:*' }], [admin.AWS]],
    [
      'two statements for one role',
      [
        { Principal: admin, Action: 'kms:PutKeyPolicy' },
        { Principal: admin, Action: 'kms:Decrypt' },
      ],
      [admin.AWS],
    ],
    ['everything but one action', [{ Principal: admin, NotAction: 'kms:CreateGrant' }], [admin.AWS]],
    ['everything but decrypting', [{ Principal: admin, NotAction: ['kms:Decrypt', 'kms:GenerateDataKey*'] }], []],
    ['the account as a whole', [{ Principal: root, Action: 'kms:*' }], []],
    ['a service', [{ Principal: { Service: 'backup.amazonaws.com' }, Action: 'kms:*' }], []],
  ])('%s', (_, statements, principals) => {
    expect(administratorsWhoDecrypt(policy(...statements))).toEqual(principals);
  });
});

describe('attestation', () => {
  const app = { AWS: `arn:aws:iam::${own}:role/app` };
  const attested = { StringEqualsIgnoreCase: { 'kms:RecipientAttestation:ImageSha384': 'abcd' } };

  it.each<[string, readonly object[], string]>([
    ['nobody is asked for it', [{ Principal: root, Action: 'kms:*' }], 'None'],
    [
      'all who decrypt are',
      [
        { Principal: root, NotAction: 'kms:Decrypt' },
        { Principal: app, Action: 'kms:Decrypt', Condition: attested },
      ],
      'Required',
    ],
    [
      'another PCR counts',
      [{ Principal: app, Action: 'kms:*', Condition: { StringEquals: { 'kms:RecipientAttestation:PCR1': 'abcd' } } }],
      'Required',
    ],
    [
      'IAM policies may let others',
      [
        { Principal: root, Action: 'kms:*' },
        { Principal: app, Action: 'kms:Decrypt', Condition: attested },
      ],
      'Partial',
    ],
    [
      'any measurement is none',
      [{ Principal: app, Action: 'kms:Decrypt', Condition: { StringLike: { 'kms:RecipientAttestation:PCR0': '*' } } }],
      'None',
    ],
  ])('%s', (_, statements, expected) => {
    expect(attestation(policy(...statements))).toBe(expected);
  });

  it('is not known of what is no policy', () => {
    expect(attestation('{"Statement":"x"}')).toBeUndefined();
  });
});
