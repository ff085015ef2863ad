import { expect, it } from 'vitest';
import { modelRegions } from '../../../../src/providers/aws/derive/model-regions.ts';

const model = 'anthropic.claude-sonnet-4-20250514-v1:0';
const inRegion = (region: string) => `arn:aws:bedrock:${region}::foundation-model/${model}`;

it.each([
  ['one region', [inRegion('ap-northeast-1')], ['ap-northeast-1']],
  [
    'several, sorted and each once',
    [inRegion('us-east-1'), inRegion('ap-northeast-1'), inRegion('us-east-1')],
    ['ap-northeast-1', 'us-east-1'],
  ],
  ['any region', [inRegion('ap-northeast-1'), inRegion('')], ['ap-northeast-1', 'global']],
  ['another partition', ['arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/x'], ['us-gov-west-1']],
])('tells the regions of a profile for %s', (_, arns, regions) => {
  expect(modelRegions(arns)).toEqual(regions);
});

it.each([
  ['nothing', undefined],
  ['no models', []],
  ['a model without an ARN', [inRegion('us-east-1'), undefined]],
  ['what is no ARN of Bedrock', ['arn:aws:s3:::acme']],
])('does not tell those of %s', (_, arns) => {
  expect(modelRegions(arns)).toBeUndefined();
});
