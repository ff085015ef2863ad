import { beforeEach, describe, expect, it } from 'vitest';
import { joinWorlds, loadAzureWorld, parseAzureWorld } from '../../../../support/azure-world.ts';
import {
  type AzureCollectOptions,
  collectAzure,
  everythingOfAzure,
  isolateAzure,
  testSubscription,
} from '../../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const path = `/subscriptions/${testSubscription}/providers/Microsoft.Insights/diagnosticSettings`;
const workspaceId = '/subscriptions/1/resourceGroups/Logs/providers/Microsoft.OperationalInsights/workspaces/Acme';
const hub = '/subscriptions/1/providers/Microsoft.EventHub/namespaces/siem/authorizationRules/send';
const setting = (sinks: object, ...logs: readonly object[]) => ({ name: 's', properties: { ...sinks, logs } });
const on = (category: string) => ({ category, enabled: true });

const type = 'azure/monitor/activity-log-category';
const wanted = new Map([...everythingOfAzure].filter(([name]) => name === type));

async function categoriesOf(body: object, options: AzureCollectOptions = {}) {
  const world = parseAzureWorld(`### GET ${path}\n${JSON.stringify(body)}\n`);
  const collected = await collectAzure(joinWorlds([loadAzureWorld('base'), world]), { wanted, ...options });
  return { ...collected, of: (name: string) => collected.resources.find((one) => one.name === name) };
}

describe('a category of the activity log', () => {
  it('is there in every subscription, also where nothing is set up', async () => {
    const { resources, of } = await categoriesOf({ value: [] });
    expect(resources).toHaveLength(8);
    expect(of('Policy')?.attributes).toMatchObject({ exported: false, workspaceIds: [], keptElsewhere: false });
  });

  it('may be kept by whoever an event hub hands it to', async () => {
    const settings = [
      setting({ eventHubAuthorizationRuleId: hub }, on('Policy')),
      setting({ workspaceId }, on('Alert')),
    ];
    const { of } = await categoriesOf({ value: settings });
    expect(of('Policy')?.attributes).toMatchObject({ exported: true });
    expect(of('Policy')?.attributes.keptElsewhere).toBeUndefined();
    expect(of('Policy')?.unread.keptElsewhere).toMatchObject({ kind: 'not-visible' });
    expect(of('Alert')?.attributes).toMatchObject({ exported: true, keptElsewhere: false });
  });

  it('may go elsewhere too where the list breaks off', async () => {
    const nextLink = `https://management.azure.com${path}?api-version=2021-05-01-preview&$skiptoken=2`;
    const { of, listings } = await categoriesOf({ value: [setting({ workspaceId }, on('Alert'))], nextLink });
    const cause = { kind: 'cut-short', permission: 'Microsoft.Insights/diagnosticSettings/read' };
    expect(listings).toMatchObject([{ complete: false, cause }]);
    expect(of('Alert')?.attributes).toMatchObject({ exported: true, workspaceIds: [workspaceId.toLowerCase()] });
    expect(of('Alert')?.partial).toMatchObject({ workspaceIds: cause, storageContainerIds: cause });
    expect(of('Policy')?.attributes.exported).toBeUndefined();
    expect(of('Policy')?.unread.exported).toBeDefined();
  });

  it('may be in a group that is not known', async () => {
    const { of } = await categoriesOf({ value: [setting({ workspaceId }, { categoryGroup: 'audit', enabled: true })] });
    expect(of('Policy')?.attributes.exported).toBeUndefined();
    expect(of('Policy')?.partial).toMatchObject({ workspaceIds: { kind: 'not-visible', code: 'CategoryGroup' } });
  });

  it('is not known where a setting is no setting', async () => {
    const { of } = await categoriesOf({ value: [{ name: 's' }] });
    expect(Object.keys(of('Policy')?.unread ?? {}).sort()).toEqual([
      'exported',
      'keptElsewhere',
      'storageContainerIds',
      'workspaceIds',
    ]);
  });
});
