import { expect, test } from 'vitest';
import { logSinks } from '../../../../src/providers/azure/derive/log-sinks.ts';

const chosen = { categories: ['SQLSecurityAuditEvents'], groups: ['allLogs', 'audit'] };
const workspaceId = '/subscriptions/1/resourceGroups/Logs/providers/Microsoft.OperationalInsights/workspaces/Acme';
const setting = (logs: unknown, sinks: object = { workspaceId }) => ({ name: 'audit', properties: { ...sinks, logs } });
const workspaces = (logs: unknown) => logSinks([setting(logs)], chosen)?.workspaces;

test('a log is chosen by its category', () =>
  expect(workspaces([{ category: 'SQLSecurityAuditEvents', categoryGroup: null, enabled: true }])).toEqual([
    workspaceId.toLowerCase(),
  ]));

test.each(['audit', 'allLogs'])('or by the group %s', (categoryGroup) =>
  expect(workspaces([{ category: null, categoryGroup, enabled: true }])).toHaveLength(1),
);

test.each<[string, unknown]>([
  ['switched off', [{ category: 'SQLSecurityAuditEvents', enabled: false }]],
  ['of another category', [{ category: 'Errors', enabled: true }]],
  ['of no kind', undefined],
  ['left empty', []],
])('a log %s is not sent', (_what, logs) => expect(workspaces(logs)).toEqual([]));

test('several categories are sent where all of them are', () => {
  const two = { categories: ['DataPlaneRequests', 'ControlPlaneRequests'], groups: [] };
  const data = { category: 'DataPlaneRequests', enabled: true };
  const control = { category: 'ControlPlaneRequests', enabled: true };
  expect(logSinks([setting([data])], two)?.workspaces).toEqual([]);
  expect(logSinks([setting([data, control])], two)?.workspaces).toHaveLength(1);
});

test('each kind of sink is told, each once', () => {
  const logs = [{ categoryGroup: 'allLogs', enabled: true }];
  expect(
    logSinks(
      [
        setting(logs, { workspaceId, storageAccountId: '/A' }),
        setting(logs, { storageAccountId: '/a', eventHubAuthorizationRuleId: '/B' }),
        setting([], { storageAccountId: '/c' }),
      ],
      chosen,
    ),
  ).toEqual({
    workspaces: [workspaceId.toLowerCase()],
    dedicatedWorkspaces: [],
    storageAccounts: ['/a'],
    eventHubs: ['/b'],
  });
});

test('a setting can choose tables of the service, where it has any', () => {
  const dedicated = setting([{ category: 'SQLSecurityAuditEvents', enabled: true }], {
    workspaceId: '/w',
    logAnalyticsDestinationType: 'Dedicated',
  });
  expect(logSinks([dedicated], chosen)).toMatchObject({ workspaces: ['/w'], dedicatedWorkspaces: [] });
  expect(logSinks([dedicated], { ...chosen, hasOwnTables: true })).toMatchObject({
    workspaces: [],
    dedicatedWorkspaces: ['/w'],
  });
});

test('what is no setting leaves all unknown', () => expect(logSinks([{ name: 'x' }], chosen)).toBeUndefined());
