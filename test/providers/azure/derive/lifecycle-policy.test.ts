import { expect, it } from 'vitest';
import { deletionAfterDays, deletionRules } from '../../../../src/providers/azure/derive/lifecycle-policy.ts';

const rule = (actions: object, filters: object = { blobTypes: ['blockBlob'] }, enabled?: boolean) => ({
  name: 'r',
  type: 'Lifecycle',
  ...(enabled !== undefined && { enabled }),
  definition: { actions, filters },
});
const after = (days: number) => ({ baseBlob: { delete: { daysAfterModificationGreaterThan: days } } });
const read = (...rules: readonly object[]) => deletionRules({ policy: { rules } }) ?? [];
const prefix = (...prefixMatch: readonly string[]) => ({ blobTypes: ['appendBlob'], prefixMatch });

it('reads the days of each kind of deletion', () => {
  const actions = {
    baseBlob: {
      tierToCool: { daysAfterModificationGreaterThan: 30 },
      delete: { daysAfterLastAccessTimeGreaterThan: 400 },
    },
    snapshot: { delete: { daysAfterCreationGreaterThan: 30 } },
    version: { delete: { daysAfterCreationGreaterThan: 7 } },
  };
  expect(read(rule(actions, prefix('logs/a')))).toEqual([
    {
      name: 'r',
      enabled: true,
      prefixMatch: ['logs/a'],
      tagFiltered: false,
      deletesAfterDays: 400,
      deletesOldAfterDays: 7,
    },
  ]);
});

it('takes the youngest blob that is deleted', () => {
  expect(deletionAfterDays(read())).toBeNull();
  expect(deletionAfterDays(read(rule(after(2190)), rule(after(90))))).toBe(90);
  expect(
    deletionAfterDays(read(rule({ baseBlob: { tierToArchive: { daysAfterModificationGreaterThan: 1 } } }))),
  ).toBeNull();
  expect(deletionAfterDays(read(rule({ version: { delete: { daysAfterCreationGreaterThan: 1 } } })))).toBeNull();
});

it('leaves out rules that are off and rules for tagged blobs', () => {
  expect(deletionAfterDays(read(rule(after(90), undefined, false)))).toBeNull();
  const tagged = { blobTypes: ['blockBlob'], blobIndexMatch: [{ name: 'temporary', op: '==', value: 'true' }] };
  expect(deletionAfterDays(read(rule(after(90), tagged)))).toBeNull();
});

it.each([
  ['insights-activity-logs', true],
  ['insights-', true],
  ['insights-activity-logs/', true],
  ['insights-activity-logs/resourceId=', true],
  ['insights-logs-audit', false],
  ['activity-logs', false],
  ['insights-activity-logs2', false],
])('with the prefix %s it reaches the container: %s', (text, isReached) => {
  const days = deletionAfterDays(read(rule(after(90), prefix('other', text))), 'insights-activity-logs');
  expect(days).toBe(isReached ? 90 : null);
});

it('does not know what it cannot read', () => {
  expect(deletionRules(undefined)).toBeUndefined();
  expect(deletionRules({ policy: {} })).toBeUndefined();
  expect(deletionAfterDays(read(rule({ baseBlob: { delete: {} } })))).toBeUndefined();
  expect(
    deletionAfterDays(read(rule({ baseBlob: { delete: { daysAfterModificationGreaterThan: 'soon' } } }))),
  ).toBeUndefined();
});
