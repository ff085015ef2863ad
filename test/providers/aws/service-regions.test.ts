import { describe, expect, it } from 'vitest';
import { collectors } from '../../../src/providers/aws/collectors.ts';
import {
  consoleHostOf,
  dnsSuffixOf,
  homeRegionOf,
  isOffered,
  partitionOf,
} from '../../../src/providers/aws/service-regions.ts';

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

describe('a partition', () => {
  it.each([
    ['ap-northeast-1', 'aws', 'amazonaws.com', 'us-east-1', 'console.aws.amazon.com'],
    ['ap-northeast-9', 'aws', 'amazonaws.com', 'us-east-1', 'console.aws.amazon.com'],
    ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn', 'cn-north-1', 'console.amazonaws.cn'],
    ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com', 'us-gov-west-1', 'console.amazonaws-us-gov.com'],
    ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu', 'eusc-de-east-1', 'console.amazonaws-eusc.eu'],
    ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov', 'us-isob-east-1', undefined],
  ])('of %s is %s', (region, partition, suffix, home, host) => {
    expect(partitionOf(region)).toBe(partition);
    expect(dnsSuffixOf(region)).toBe(suffix);
    expect(homeRegionOf(partition)).toBe(home);
    expect(consoleHostOf(partition)).toBe(host);
  });

  it('of no region is none', () => {
    expect([partitionOf('tokyo'), dnsSuffixOf(''), homeRegionOf('azure'), consoleHostOf('azure')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
