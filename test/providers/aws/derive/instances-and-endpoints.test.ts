import { describe, expect, it } from 'vitest';
import { allowsFullAccess, endpointService } from '../../../../src/providers/aws/derive/endpoint-policy.ts';
import { publicIpAddresses } from '../../../../src/providers/aws/derive/public-ip-addresses.ts';

describe('the public addresses of an instance', () => {
  it('are those of every interface, each once', () => {
    const instance = {
      PublicIpAddress: '203.0.113.10',
      NetworkInterfaces: [
        {
          Association: { PublicIp: '203.0.113.10' },
          PrivateIpAddresses: [
            { Association: { PublicIp: '203.0.113.10' } },
            { Association: { PublicIp: '203.0.113.9' } },
            {},
          ],
        },
        { PrivateIpAddresses: [{ Association: { PublicIp: '198.51.100.7' } }] },
      ],
    };
    expect(publicIpAddresses(instance)).toEqual(['198.51.100.7', '203.0.113.10', '203.0.113.9']);
  });

  it('are none where nothing is associated', () => {
    expect(publicIpAddresses({})).toEqual([]);
    expect(publicIpAddresses({ NetworkInterfaces: [{ PrivateIpAddresses: [{}] }] })).toEqual([]);
  });
});

describe('the policy of a VPC endpoint', () => {
  const open = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  const judge = (...Statement: readonly object[]) => allowsFullAccess(JSON.stringify({ Statement }), 's3');

  it.each<[string, object]>([
    ['as AWS attaches it', {}],
    ['with lists of one', { Principal: { AWS: ['*'] }, Action: ['*'], Resource: ['*'] }],
    ['by the name of its service', { Action: 's3:*', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::*/*'] }],
  ])('allows all %s', (_, change) => {
    expect(judge({ ...open, ...change })).toBe(true);
  });

  it.each<[string, object]>([
    ['to one account', { Principal: { AWS: '111122223333' } }],
    ['of one kind', { Action: 's3:GetObject' }],
    ['of one bucket', { Resource: 'arn:aws:s3:::acme-records/*' }],
    ['of one organisation', { Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-acme' } } }],
    ['by denying', { Effect: 'Deny' }],
    ['but for one action', { Action: undefined, NotAction: 's3:DeleteObject' }],
    ['of another service', { Action: 'sqs:*' }],
  ])('allows less %s', (_, change) => {
    expect(judge({ ...open, ...change })).toBe(false);
  });

  it('allows all by any of its statements, and is not judged when it is none', () => {
    expect(judge({ ...open, Action: 's3:GetObject' }, open)).toBe(true);
    expect(allowsFullAccess('', 's3')).toBeUndefined();
    expect(allowsFullAccess('{', 's3')).toBeUndefined();
  });

  it.each<[string, object]>([
    ['all outside an organisation', { Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-acme' } } }],
    ['all but named resources', { Resource: undefined, NotResource: 'arn:aws:s3:::acme-*' }],
  ])('allows less where it denies %s', (_, change) => {
    expect(judge(open, { ...open, Effect: 'Deny', ...change })).toBe(false);
  });

  it.each<[string, object]>([
    ['one action', { Action: 's3:DeleteBucket', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    ['one account', { Principal: { AWS: '444455556666' } }],
    ['one bucket', { Resource: 'arn:aws:s3:::acme-records' }],
  ])('allows all but what it denies: %s', (_, change) => {
    expect(judge(open, { ...open, Effect: 'Deny', ...change })).toBe(true);
  });

  it('of Kinesis Data Streams names actions of kinesis', () => {
    const policy = JSON.stringify({ Statement: [{ ...open, Action: 'kinesis:*' }] });
    expect(allowsFullAccess(policy, 'kinesis-streams')).toBe(true);
    expect(allowsFullAccess(policy, null)).toBe(false);
  });
});

describe('the service of a VPC endpoint', () => {
  it.each([
    ['com.amazonaws.ap-northeast-1.s3', 's3'],
    ['com.amazonaws.us-gov-west-1.ecr.api', 'ecr.api'],
    ['cn.com.amazonaws.cn-north-1.ecr.dkr', 'ecr.dkr'],
    ['com.amazonaws.vpce.ap-northeast-1.vpce-svc-0123456789abcdef0', null],
    ['aws.sagemaker.ap-northeast-1.notebook', null],
    ['com.amazonaws.s3-global.accesspoint', null],
    [undefined, null],
  ])('of %s is %s', (name, service) => {
    expect(endpointService(name)).toBe(service);
  });
});
