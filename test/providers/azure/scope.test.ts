import { beforeEach, describe, expect, it } from 'vitest';
import { refuseRequest } from '../../support/azure-denials.ts';
import type { AzureFaultScript } from '../../support/azure-fault.ts';
import { answering } from '../../support/azure-session.ts';
import { storageWorld } from '../../support/azure-storage.ts';
import { type AzureWorld, joinWorlds, loadAzureWorld } from '../../support/azure-world.ts';
import {
  type AzureCollected,
  type AzureCollectOptions,
  collectAzure,
  isolateAzure,
  testSubscription,
  testTenant,
} from '../../support/collect-azure.ts';

beforeEach(isolateAzure);

const wanted = new Map([['azure/storage/account', new Set(['name'])]]);
const permission = 'Microsoft.Storage/storageAccounts/read';

function collect(world: AzureWorld, options: AzureCollectOptions = {}): Promise<AzureCollected> {
  return collectAzure(world, { wanted, ...options });
}

function names({ resources }: AzureCollected): readonly string[] {
  return resources.map(({ name }) => name);
}

function causes({ listings }: AzureCollected) {
  return listings.map(({ account, cause }) => [account, cause?.kind, cause?.code]);
}

describe('a subscription', () => {
  const other = '22222222-3333-4444-5555-666666666666';
  const listed = (ids: readonly string[], change: object = {}) =>
    answering('/subscriptions', {
      value: ids.map((subscriptionId) => ({
        subscriptionId,
        tenantId: testTenant,
        displayName: 'Acme',
        state: 'Enabled',
        ...change,
      })),
    });
  const permissions = answering(`/subscriptions/${other}/providers/Microsoft.Authorization/permissions`, {
    value: [{ actions: ['*/read'], notActions: [] }],
  });
  const both = joinWorlds([
    storageWorld('acmeone'),
    { rows: [], answers: [listed([testSubscription, other]), permissions] },
  ]);

  it('that ARM lists and Resource Graph does not know has no whole list', async () => {
    const collected = await collect(both, { subscriptions: [] });
    expect(causes(collected).sort()).toEqual([
      [testSubscription, undefined, undefined],
      [other, 'not-visible', undefined],
    ]);
    expect(names(collected)).toEqual(['acmeone']);
  });

  it('that was named and is not listed is not visible, and the others are read', async () => {
    const collected = await collect(storageWorld('acmeone'), { subscriptions: [testSubscription, other] });
    expect(causes(collected).sort()).toEqual([
      [testSubscription, undefined, undefined],
      [other, 'not-visible', undefined],
    ]);
    expect(collected.listings.find(({ account }) => account === other)?.cause?.permission).toBe(permission);
  });

  it('that was not named is left alone', async () => {
    const collected = await collect(both);
    expect(collected.listings.map(({ account }) => account)).toEqual([testSubscription]);
    for (const { path, body } of collected.server.requests)
      expect(`${path} ${JSON.stringify(body)}`).not.toContain(other);
  });

  it('of which there is none leaves every type unlisted', async () => {
    const collected = await collect({ rows: [], answers: [listed([])] }, { subscriptions: [] });
    expect(causes(collected)).toEqual([['-', 'not-visible', undefined]]);
  });

  it('that is deleted is none', async () => {
    const collected = await collect({ rows: [], answers: [listed([testSubscription], { state: 'Deleted' })] });
    expect(causes(collected)).toEqual([[testSubscription, 'not-visible', undefined]]);
  });

  it('whose list is refused leaves every type unlisted', async () => {
    const script: AzureFaultScript = (request) =>
      request.path === '/subscriptions' ? refuseRequest(request) : undefined;
    const collected = await collect(loadAzureWorld('base'), { script });
    expect(causes(collected)).toEqual([[testSubscription, 'denied', 'AuthorizationFailed']]);
    expect(collected.plan.tasks).toEqual([]);
  });

  it('of a list that breaks after its first page is read, and nobody knows which there are besides', async () => {
    const next = 'https://management.azure.com/subscriptions?api-version=2022-12-01&$skiptoken=2';
    const body = JSON.parse(listed([testSubscription]).body) as object;
    const answers = [answering('/subscriptions', { ...body, nextLink: next })];
    const script: AzureFaultScript = (request) =>
      request.path.includes('$skiptoken') ? refuseRequest(request) : undefined;
    const world = joinWorlds([storageWorld('acmeone'), { rows: [], answers }]);
    const collected = await collect(world, { subscriptions: [], script });
    expect(names(collected)).toEqual(['acmeone']);
    expect(causes(collected).sort()).toEqual([
      ['-', 'cut-short', 'AuthorizationFailed'],
      [testSubscription, undefined, undefined],
    ]);
  });
});

describe('what the caller may do', () => {
  const path = `/subscriptions/${testSubscription}/providers/Microsoft.Authorization/permissions`;
  const allowing = (...value: readonly object[]) =>
    joinWorlds([storageWorld('acmeone'), { rows: [], answers: [answering(path, { value })] }]);

  it.each([
    ['by its name', [{ actions: [permission], notActions: [] }, { actions: ['Microsoft.Resources/*/read'] }]],
    ['by a wildcard in other case', [{ actions: ['microsoft.STORAGE/*', 'microsoft.resources/*'], notActions: [] }]],
    [
      'by one of two roles',
      [
        { actions: ['*'], notActions: [permission] },
        { actions: [permission], notActions: [] },
      ],
    ],
  ])('is found %s', async (_, value) => {
    const collected = await collect(allowing(...value));
    expect(causes(collected)).toEqual([[testSubscription, undefined, undefined]]);
    expect(names(collected)).toEqual(['acmeone']);
  });

  it.each([
    ['nothing at all', []],
    ['in a resource group alone, which says nothing of the others', [{ actions: [], notActions: [] }]],
    ['something else', [{ actions: ['Microsoft.Resources/*/read'], notActions: [] }]],
    ['all but that', [{ actions: ['*'], notActions: ['Microsoft.Storage/storageAccounts/*'] }]],
  ])('is %s: the list is not whole', async (_, value) => {
    const collected = await collect(allowing({ actions: ['Microsoft.Resources/subscriptions/read'] }, ...value));
    expect(causes(collected)).toEqual([[testSubscription, 'denied', 'NoReadAction']]);
    expect(collected.listings[0]?.cause?.permission).toBe(permission);
    expect(names(collected)).toEqual([]);
  });

  it('and nobody can tell leaves the list not whole, with what came', async () => {
    const script: AzureFaultScript = (request) => (request.path === path ? refuseRequest(request) : undefined);
    const collected = await collect(storageWorld('acmeone'), { script });
    expect(names(collected)).toEqual(['acmeone']);
    expect(collected.listings[0]).toMatchObject({
      complete: false,
      cause: { kind: 'denied', permission: 'Microsoft.Authorization/permissions/read' },
    });
  });
});
