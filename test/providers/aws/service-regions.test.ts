import { describe, expect, it } from 'vitest';
import { collectors } from '../../../src/providers/aws/collectors.ts';
import { isOffered } from '../../../src/providers/aws/service-regions.ts';

describe('a service in a region', () => {
  it.each([
    ['kms', 'ap-northeast-1', true],
    ['kms', 'mx-central-1', true],
    ['monitoring', 'ap-northeast-3', true],
    ['healthlake', 'us-east-1', true],
    ['healthlake', 'ap-northeast-1', false],
    ['api.detective', 'ap-northeast-1', true],
    ['api.detective', 'ap-northeast-3', false],
    ['macie2', 'ap-northeast-3', true],
    ['macie2', 'mx-central-1', false],
    ['bedrock', 'ap-east-2', true],
    ['kms', 'cn-northwest-1', true],
    ['cognito-idp', 'cn-north-1', false],
    ['macie2', 'us-gov-west-1', false],
    ['iam', 'us-gov-west-1', true],
    ['cloudfront', 'us-gov-west-1', false],
    ['account', 'us-gov-west-1', undefined],
    ['kms', 'ap-northeast-9', undefined],
    ['no-such-service', 'ap-northeast-1', undefined],
    ['kms', 'us-iso-east-1', undefined],
  ])('%s in %s: %s', (endpointPrefix, region, offered) => {
    expect(isOffered(endpointPrefix, region)).toBe(offered);
  });

  it('is known for every collector', () => {
    const unknown = collectors.filter(({ endpointPrefix }) => isOffered(endpointPrefix, 'us-east-1') !== true);
    expect(unknown.map(({ service, endpointPrefix }) => `${service}: ${endpointPrefix}`)).toEqual([]);
  });
});
