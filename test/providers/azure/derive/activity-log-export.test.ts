import { expect, test } from 'vitest';
import { exportOf } from '../../../../src/providers/azure/derive/activity-log-export.ts';

const workspaceId = '/subscriptions/1/resourceGroups/Logs/providers/Microsoft.OperationalInsights/workspaces/Acme';
const storageAccountId = '/subscriptions/1/resourceGroups/Logs/providers/Microsoft.Storage/storageAccounts/acmelogs';
const eventHubAuthorizationRuleId =
  '/subscriptions/1/providers/Microsoft.EventHub/namespaces/siem/authorizationRules/send';
const setting = (sinks: object, ...logs: readonly object[]) => ({ name: 's', properties: { ...sinks, logs } });
const on = (category: string) => ({ category, categoryGroup: null, enabled: true });
const group = (categoryGroup: string) => ({ category: null, categoryGroup, enabled: true });

test('two settings cover the categories together', () => {
  const settings = [setting({ workspaceId }, on('Administrative')), setting({ storageAccountId }, on('Security'))];
  expect(exportOf(settings, 'Administrative')).toMatchObject({
    workspaceIds: [workspaceId.toLowerCase()],
    storageAccountIds: [],
  });
  expect(exportOf(settings, 'Security')).toMatchObject({
    workspaceIds: [],
    storageAccountIds: [storageAccountId.toLowerCase()],
  });
  expect(exportOf(settings, 'Policy')).toMatchObject({ workspaceIds: [], storageAccountIds: [], isOpen: false });
});

test('the group allLogs alone holds every category', () =>
  expect(exportOf([setting({ workspaceId }, group('allLogs'))], 'Policy')?.workspaceIds).toHaveLength(1));

test('case does not matter', () =>
  expect(exportOf([setting({ workspaceId }, on('administrative'))], 'Administrative')?.workspaceIds).toHaveLength(1));

test('one sink that is named twice is one', () =>
  expect(
    exportOf(
      [setting({ workspaceId }, on('Alert')), setting({ workspaceId: workspaceId.toLowerCase() }, on('Alert'))],
      'Alert',
    )?.workspaceIds,
  ).toHaveLength(1));

test.each<[string, object]>([
  ['switched off', { ...on('Alert'), enabled: false }],
  ['of another category', on('Policy')],
])('a log %s is not sent', (_what, log) =>
  expect(exportOf([setting({ workspaceId }, log)], 'Alert')?.workspaceIds).toEqual([]),
);

test('sinks that are left out, null or empty are none', () =>
  expect(exportOf([setting({ workspaceId: '', storageAccountId: null }, on('Alert'))], 'Alert')).toEqual({
    workspaceIds: [],
    storageAccountIds: [],
    otherSinks: [],
    isOpen: false,
  }));

test('event hubs and partners are sinks of which no more is known', () =>
  expect(exportOf([setting({ eventHubAuthorizationRuleId }, on('Alert'))], 'Alert')?.otherSinks).toHaveLength(1));

test('a group that is not known leaves it open', () =>
  expect(exportOf([setting({ workspaceId }, group('audit'))], 'Alert')).toMatchObject({
    workspaceIds: [],
    isOpen: true,
  }));

test('what is no setting says nothing', () => expect(exportOf([{ name: 's' }], 'Alert')).toBeUndefined());
