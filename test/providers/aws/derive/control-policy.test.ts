import { describe, expect, it } from 'vitest';
import { deniesLeaving, protectedServices, regionLimits } from '../../../../src/providers/aws/derive/control-policy.ts';

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Deny', Resource: '*', ...one })) });
}

const tokyo = { 'aws:RequestedRegion': ['ap-northeast-1'] };

describe('region limits', () => {
  it.each<[string, object, readonly string[]]>([
    ['StringNotEquals', { StringNotEquals: tokyo }, ['ap-northeast-1']],
    ['StringNotEqualsIgnoreCase', { StringNotEqualsIgnoreCase: tokyo }, ['ap-northeast-1']],
    ['StringNotLike', { StringNotLike: { 'aws:requestedregion': 'ap-northeast-*' } }, ['ap-northeast-*']],
    ['ForAnyValue:StringNotEquals', { 'ForAnyValue:StringNotEquals': tokyo }, ['ap-northeast-1']],
    ['ForAllValues:StringNotEqualsIfExists', { 'ForAllValues:StringNotEqualsIfExists': tokyo }, ['ap-northeast-1']],
    [
      'two regions, sorted',
      { StringNotEquals: { 'aws:RequestedRegion': ['ap-northeast-3', 'ap-northeast-1'] } },
      ['ap-northeast-1', 'ap-northeast-3'],
    ],
  ])('are read from %s', (_, Condition, AllowedRegions) => {
    const found = regionLimits(policy({ NotAction: ['sts:*', 'iam:*'], Condition }));
    expect(found).toEqual([
      { AllowedRegions, ExemptActions: ['iam:*', 'sts:*'], ExemptServices: [], ExemptPrincipals: [] },
    ]);
  });

  it('name who is exempt', () => {
    const Condition = {
      StringNotEquals: tokyo,
      ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/Platform' },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    };
    expect(regionLimits(policy({ Action: '*', Condition }))).toEqual([
      {
        AllowedRegions: ['ap-northeast-1'],
        ExemptActions: [],
        ExemptServices: [],
        ExemptPrincipals: ['arn:aws:iam::*:role/Platform'],
      },
    ]);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['by name, in any case', ['S3:*', 'sts:*'], ['s3']],
    ['by a wildcard', ['s*'], ['s3', 'sagemaker', 'secretsmanager', 'sns', 'sqs']],
    ['not by single actions', ['s3:GetAccountPublicAccessBlock', 's3:Put*'], []],
  ])('name the data services that are exempt %s', (_, NotAction, services) => {
    const [limit] = regionLimits(policy({ NotAction, Condition: { StringNotEquals: tokyo } })) ?? [];
    expect(limit?.ExemptServices).toEqual(services);
  });

  it.each<[string, object]>([
    [
      'a Deny that exempts every role',
      {
        Action: '*',
        Condition: { StringNotEquals: tokyo, ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
      },
    ],
    ['an Allow', { Effect: 'Allow', Action: '*', Condition: { StringEquals: tokyo } }],
    ['a Deny inside the regions', { Action: '*', Condition: { StringEquals: tokyo } }],
    ['a Deny of one service', { Action: 'ec2:*', Condition: { StringNotEquals: tokyo } }],
    ['a Deny on one bucket', { Action: '*', Resource: 'arn:aws:s3:::acme', Condition: { StringNotEquals: tokyo } }],
    [
      'a Deny for untagged callers only',
      { Action: '*', Condition: { StringNotEquals: { ...tokyo, 'aws:PrincipalTag/team': 'platform' } } },
    ],
    ['a Deny everywhere', { Action: '*' }],
  ])('are not %s', (_, statement) => {
    expect(regionLimits(policy(statement))).toEqual([]);
  });

  it('are not known of what is no policy', () => {
    expect(regionLimits('x')).toBeUndefined();
  });
});

describe('guardrails', () => {
  const exempt = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Platform' } };

  it('keep a service on where every action that ends it is denied', () => {
    const both = ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'];
    expect(protectedServices(policy({ Action: both }))).toEqual(['cloudtrail']);
    expect(protectedServices(policy({ Action: both[0] }, { Action: both[1] }))).toEqual(['cloudtrail']);
    expect(protectedServices(policy({ Action: both[0] }), policy({ Action: both[1] }))).toEqual(['cloudtrail']);
    expect(protectedServices(policy({ Action: both[0] }))).toEqual([]);
    expect(protectedServices()).toEqual([]);
    expect(protectedServices(policy({ Action: both }), 'x')).toBeUndefined();
    expect(protectedServices(policy({ Action: 'guardduty:DeleteDetector' }))).toEqual([]);
    const everybody = { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/Platform', '*'] } };
    expect(protectedServices(policy({ Action: both, Condition: everybody }))).toEqual([]);
    expect(protectedServices(policy({ Action: 'config:*', Condition: exempt }))).toEqual(['config']);
    const trail = 'arn:aws:cloudtrail:*:*:trail/org-trail';
    expect(protectedServices(policy({ Action: both, Resource: trail }))).toEqual(['cloudtrail']);
    expect(
      protectedServices(policy({ Action: both, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } })),
    ).toEqual([]);
    expect(protectedServices('x')).toBeUndefined();
  });

  it('keep accounts from leaving', () => {
    expect(deniesLeaving(policy({ Action: 'organizations:LeaveOrganization' }))).toBe(true);
    expect(deniesLeaving(policy({ Action: 'organizations:Leave*', Condition: exempt }))).toBe(true);
    expect(deniesLeaving(policy({ NotAction: 'iam:*' }))).toBe(true);
    expect(deniesLeaving(policy({ Action: 'organizations:CreateAccount' }))).toBe(false);
    expect(deniesLeaving('x')).toBeUndefined();
  });
});
