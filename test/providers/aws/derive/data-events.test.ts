import { describe, expect, it } from 'vitest';
import { readDataEvents } from '../../../../src/providers/aws/derive/data-events.ts';

const object = 'AWS::S3::Object';
const both = { Read: [object], Write: [object] };
const none = { Read: [], Write: [] };

describe('data events of basic selectors', () => {
  const basic = (...values: string[]) => [{ ReadWriteType: 'All', DataResources: [{ Type: object, Values: values }] }];
  it.each([
    ['all buckets', basic('arn:aws:s3'), both],
    ['all buckets, as it is also written', basic('arn:aws:s3:::'), both],
    ['one bucket among all', basic('arn:aws:s3:::one/', 'arn:aws:s3'), both],
    ['one bucket', basic('arn:aws:s3:::one/'), none],
    ['no bucket', basic(), none],
    [
      'reads',
      [{ ReadWriteType: 'ReadOnly', DataResources: [{ Type: object, Values: ['arn:aws:s3'] }] }],
      { Read: [object], Write: [] },
    ],
    ['management events only', [{ ReadWriteType: 'All', IncludeManagementEvents: true }], none],
  ])('%s', (_, EventSelectors, events) => {
    expect(readDataEvents({ EventSelectors })).toEqual(events);
  });

  it('of all functions in any partition', () => {
    const DataResources = [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws-cn:lambda'] }];
    expect(readDataEvents({ EventSelectors: [{ DataResources }] })?.Write).toEqual(['AWS::Lambda::Function']);
  });
});

describe('data events of advanced selectors', () => {
  const data = { Field: 'eventCategory', Equals: ['Data'] };
  const ofType = { Field: 'resources.type', Equals: [object] };
  it.each([
    ['all objects', [data, ofType], both],
    ['reads', [data, ofType, { Field: 'readOnly', Equals: ['true'] }], { Read: [object], Write: [] }],
    ['all but reads', [data, ofType, { Field: 'readOnly', NotEquals: ['true'] }], { Read: [], Write: [object] }],
    ['narrowed by ARN', [data, ofType, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::one/'] }], none],
    ['some left out by ARN', [data, ofType, { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::one/'] }], none],
    ['narrowed by name', [data, ofType, { Field: 'eventName', Equals: ['DeleteObject'] }], none],
    ['management events', [{ Field: 'eventCategory', Equals: ['Management'] }], none],
  ])('%s', (_, FieldSelectors, events) => {
    expect(readDataEvents({ AdvancedEventSelectors: [{ FieldSelectors }] })).toEqual(events);
  });

  it('are taken together', () => {
    const one = (value: string) => ({ FieldSelectors: [data, ofType, { Field: 'readOnly', Equals: [value] }] });
    expect(readDataEvents({ AdvancedEventSelectors: [one('true'), one('false')] })).toEqual(both);
  });
});

it('an answer without selectors says nothing', () => {
  expect(readDataEvents({})).toBeUndefined();
});
