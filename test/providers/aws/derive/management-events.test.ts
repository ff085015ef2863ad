import { describe, expect, it } from 'vitest';
import { readManagementEvents } from '../../../../src/providers/aws/derive/management-events.ts';

const management = { Field: 'eventCategory', Equals: ['Management'] };

function advanced(...fields: readonly object[]) {
  return { AdvancedEventSelectors: [{ FieldSelectors: [management, ...fields] }] };
}

describe('the management events a trail records', () => {
  it.each([
    ['All', [{}]],
    ['All', [{ ReadWriteType: 'All', IncludeManagementEvents: true }]],
    ['ReadOnly', [{ ReadWriteType: 'ReadOnly' }]],
    ['WriteOnly', [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }]],
    ['None', [{ ReadWriteType: 'All', IncludeManagementEvents: false }]],
    ['All', [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }]],
    ['WriteOnly', [{ ReadWriteType: 'WriteOnly' }, { IncludeManagementEvents: false }]],
    ['None', []],
  ])('are %s by basic selectors %j', (expected, EventSelectors) => {
    expect(readManagementEvents({ EventSelectors })).toBe(expected);
  });

  it.each([
    ['All', []],
    ['ReadOnly', [{ Field: 'readOnly', Equals: ['true'] }]],
    ['WriteOnly', [{ Field: 'readOnly', Equals: ['false'] }]],
    ['WriteOnly', [{ Field: 'readOnly', NotEquals: ['true'] }]],
    ['All', [{ Field: 'readOnly', Equals: ['true', 'false'] }]],
    ['None', [{ Field: 'readOnly', Equals: ['maybe'] }]],
    ['All', [{ Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }]],
    ['None', [{ Field: 'eventSource', Equals: ['kms.amazonaws.com'] }]],
    ['None', [{ Field: 'eventName', Equals: ['DeleteTrail'] }]],
    ['None', [{ Field: 'userIdentity.arn', NotStartsWith: ['arn:aws:sts::111122223333:assumed-role/App'] }]],
  ])('are %s by an advanced selector %j', (expected, fields) => {
    expect(readManagementEvents(advanced(...fields))).toBe(expected);
  });

  it('are none where only data events are recorded', () => {
    const FieldSelectors = [{ Field: 'eventCategory', Equals: ['Data'] }];
    expect(readManagementEvents({ AdvancedEventSelectors: [{ FieldSelectors }] })).toBe('None');
  });

  it('are not known from an answer without selectors', () => {
    expect(readManagementEvents({})).toBeUndefined();
  });
});
