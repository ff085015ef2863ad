import { describe, expect, it } from 'vitest';
import { shapeFlowLog } from '../../../../src/providers/azure/services/network/shape.ts';

const flowLog = (properties: Readonly<Record<string, unknown>>) =>
  shapeFlowLog({
    id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_japaneast/flowLogs/acme',
    name: 'acme',
    type: 'microsoft.network/networkwatchers/flowlogs',
    location: 'japaneast',
    subscriptionId: '11111111-2222-3333-4444-555555555555',
    properties,
  } as unknown as Parameters<typeof shapeFlowLog>[0]);

describe('what a flow log keeps', () => {
  it.each([
    [{ enabled: true, days: 90 }, 90],
    [{ enabled: true, days: 0 }, null],
    [{ enabled: false, days: 90 }, null],
    [{ days: 90 }, null],
    [{ enabled: true }, null],
    [null, undefined],
    [undefined, undefined],
  ])('%o', (retentionPolicy, days) => expect(flowLog({ retentionPolicy }).retentionDays).toBe(days));
});

describe('where traffic analytics sends it', () => {
  const to = (networkWatcherFlowAnalyticsConfiguration: unknown) =>
    flowLog({ flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration } }).workspaceId;
  it('nowhere where it was never set up or is off', () => {
    expect(flowLog({}).workspaceId).toBeNull();
    expect(to(undefined)).toBeNull();
    expect(to({ enabled: false, workspaceResourceId: '/workspaces/Audit' })).toBeNull();
  });
  it('to its workspace where it is on', () =>
    expect(to({ enabled: true, workspaceResourceId: '/workspaces/Audit' })).toBe('/workspaces/audit'));
  it('is not known where it does not say whether it is on', () =>
    expect(to({ workspaceResourceId: '/workspaces/Audit' })).toBeUndefined());
});
