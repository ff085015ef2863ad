import { beforeEach, describe, expect, it } from 'vitest';
import { collectors } from '../../../src/providers/azure/collectors.ts';
import { callOf, type InventoryEntry } from '../../../src/providers/azure/read/inventory.ts';
import type { ResourceSchema } from '../../../src/providers/schema.ts';
import { azureCases } from '../../support/azure-cases.ts';
import { denyCall, isOfPlan, permitting, refuseRequest } from '../../support/azure-denials.ts';
import type { AzureFault, AzureFaultScript } from '../../support/azure-fault.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import { loadAzureWorld } from '../../support/azure-world.ts';
import {
  type AzureCollected,
  azureObservedAt,
  collectAzure,
  everythingOfAzure,
  isolateAzure,
} from '../../support/collect-azure.ts';
import { once } from '../../support/once.ts';

beforeEach(isolateAzure);

/** Calls that tell who and where we are. */
const planCalls = ['arm:subscriptions', 'arm:Microsoft.Authorization/permissions'];
/** What is asked beside that, of any type that Resource Graph lists. */
const containersCall = 'resourcegraph:resourcecontainers';

function schemasOf(service: string): readonly ResourceSchema[] {
  return collectors.find((collector) => collector.service === service)?.schemas ?? [];
}

function entriesOf(service: string): readonly InventoryEntry[] {
  return collectors.find((collector) => collector.service === service)?.inventory ?? [];
}

/** Every permission that the schemas of a service declare. */
function permissionsOf(service: string): ReadonlySet<string> {
  const calls = schemasOf(service).flatMap(({ list, fields }) => [
    ...list,
    ...Object.values(fields).flatMap(({ from }) => from ?? []),
  ]);
  return new Set(calls.flatMap(({ permission, also = [] }) => [permission, ...also]));
}

/** Every attribute of one service. */
function wantedOf(service: string) {
  return new Map([...everythingOfAzure].filter(([type]) => type.split('/')[1] === service));
}

/** Types of which there is one in each subscription or tenant, without a call. */
function thereAnyway({ resources }: AzureCollected): ReadonlySet<string> {
  return new Set(resources.filter(({ id, type, account }) => id === `${type}/${account}`).map(({ type }) => type));
}

/** All but who and where we are. */
function all(fault: (request: AzureRequest) => AzureFault): AzureFaultScript {
  return (request) => (isOfPlan(request) ? undefined : fault(request));
}

const faults: readonly (readonly [string, (request: AzureRequest) => AzureFault])[] = [
  ['denied', refuseRequest],
  ['throttled', () => ({ kind: 'error', status: 429, code: 'TooManyRequests' })],
  ['credentials-expired', () => ({ kind: 'error', status: 401, code: 'ExpiredAuthenticationToken' })],
  ['bad-response', () => ({ kind: 'truncate' })],
  ['timeout', () => ({ kind: 'hang' })],
];

describe.each(azureCases)('$path', ({ service, path }) => {
  const world = loadAzureWorld('base', path);
  const wanted = wantedOf(service);
  const schemas = schemasOf(service);
  const permissions = permissionsOf(service);
  // What is there without a fault, which is the same each time.
  const collectWhole = once(() => collectAzure(world, { wanted }));

  it.each(faults)(
    'with every call %s has nothing that was asked for, and each cause names a declared permission',
    async (kind, fault) => {
      const anyway = thereAnyway(await collectWhole());
      const timeout = kind === 'timeout' ? 400 : 2000;
      const { resources, listings, calls } = await collectAzure(world, { wanted, script: all(fault), timeout });
      for (const { type, attributes } of resources) {
        const schema = schemas.find((candidate) => candidate.type === type);
        for (const name of Object.keys(attributes))
          expect([name, schema?.fields[name]?.from]).toEqual([name, undefined]);
      }
      expect(new Set(resources.map(({ type }) => type))).toEqual(anyway);
      const causes = [
        ...resources.flatMap(({ unread, partial }) => [...Object.values(unread), ...Object.values(partial)]),
        ...listings.flatMap(({ cause }) => cause ?? []),
      ];
      for (const cause of causes) {
        expect(cause.kind).toBe(kind);
        expect(permissions).toContain(cause.permission);
      }
      const failed = calls.filter(({ call }) => !planCalls.includes(call));
      expect(failed.length).toBeGreaterThan(0);
      for (const { cause, call, permission } of failed) expect(cause).toMatchObject({ kind, call, permission });
      const unlisted = listings.filter(({ complete }) => !complete).map(({ type }) => type);
      const listed = schemas.map(({ type }) => type).filter((type) => !anyway.has(type));
      expect(new Set(unlisted)).toEqual(new Set(listed));
    },
  );

  it('with one call denied keeps what the others say', async () => {
    const whole = await collectWhole();
    const known = new Map(whole.resources.map((resource) => [`${resource.type} ${resource.id}`, resource]));
    for (const denied of new Set(whole.calls.map(({ call }) => call))) {
      const script = denyCall(whole, denied);
      const { resources, listings, calls } = await collectAzure(world, { wanted, script });
      const failed = calls.some(({ call, cause }) => call === denied && cause?.kind === 'denied');
      expect([denied, failed]).toEqual([denied, true]);
      for (const { type, id, attributes, unread, partial } of resources) {
        const open = new Set([...Object.keys(unread), ...Object.keys(partial)].map((name) => name.split(/[.[]/, 1)[0]));
        const before = known.get(`${type} ${id}`)?.attributes;
        for (const [name, value] of Object.entries(attributes)) {
          if (!open.has(name))
            expect([denied, type, id, name, value]).toEqual([denied, type, id, name, before?.[name]]);
        }
      }
      // What is gone without a word would be taken for what is not there.
      for (const { type } of whole.resources) {
        const count = (list: AzureCollected['resources']) => list.filter((one) => one.type === type).length;
        const isWhole = listings.some((listing) => listing.type === type && listing.complete);
        if (isWhole) expect([denied, type, count(resources)]).toEqual([denied, type, count(whole.resources)]);
      }
    }
  });

  it('with every later page denied keeps the first, and no list is whole that has more', async () => {
    const script: AzureFaultScript = (request) => (request.token === undefined ? undefined : refuseRequest(request));
    const whole = await collectWhole();
    const cut = await collectAzure(world, { wanted, script });
    const later = new Set(whole.server.requests.filter(({ token }) => token !== undefined).map(({ id }) => id));
    const paged = whole.calls
      .filter(({ requestIds }) => requestIds.some((id) => later.has(id)))
      .map(({ call }) => call);
    const failed = cut.calls.filter(({ outcome }) => outcome === 'failed');
    // What hangs on a later page of another list is not asked.
    for (const { call } of failed) expect(paged).toContain(call);
    expect(failed.length > 0).toBe(paged.length > 0);
    for (const { cause, pages } of failed) expect([cause?.kind, pages]).toEqual(['cut-short', 1]);
    const known = new Map(whole.resources.map((resource) => [`${resource.type} ${resource.id}`, resource]));
    for (const { type, id, attributes, partial } of cut.resources) {
      for (const [name, value] of Object.entries(attributes)) {
        if (!partial[name]) expect(value).toEqual(known.get(`${type} ${id}`)?.attributes[name]);
      }
    }
  });

  it('is asked nothing twice, and the ledger has each call once with its request ids', async () => {
    const { server, calls } = await collectWhole();
    const asked = server.requests.map(({ key }) => key);
    expect(asked.filter((key, index) => asked.indexOf(key) !== index)).toEqual([]);
    const entries = calls.map(({ call, subject, account }) => [call, subject, account].join(' '));
    expect(entries).toEqual([...new Set(entries)]);
    const ids = calls.flatMap(({ requestIds }) => requestIds);
    expect(new Set(ids)).toEqual(new Set(server.requests.map(({ id }) => id)));
    expect(ids).toHaveLength(server.requests.length);
    for (const { call, outcome, attempts, pages, requestIds, permission, service: of } of calls) {
      expect(outcome).not.toBe('failed');
      expect(pages).toBeGreaterThan(0);
      expect(requestIds).toHaveLength(attempts);
      if (planCalls.includes(call)) continue;
      const isInventory = call.startsWith('resourcegraph:');
      expect(of).toBe(isInventory ? 'resourcegraph' : service);
      if (!isInventory) expect([...permissions]).toContain(permission);
    }
  });

  it('is asked with a version of the API and a token', async () => {
    const { server } = await collectWhole();
    for (const { api, path: asked, apiVersion, authorization } of server.requests) {
      expect(authorization).toMatch(/^Bearer \S+$/);
      const form = api === 'graph' ? undefined : expect.stringMatching(/^\d{4}-\d\d-\d\d(?:-preview)?$/);
      expect([asked, apiVersion]).toEqual([asked, form]);
    }
  });

  it('is asked only for what is wanted, attribute by attribute, and then knows the same', async () => {
    const whole = await collectWhole();
    const known = new Map(whole.resources.map((resource) => [`${resource.type} ${resource.id}`, resource.attributes]));
    for (const { type, list, fields } of schemas) {
      for (const [name, { from }] of Object.entries(fields)) {
        const only = new Map([[type, new Set([name])]]);
        const { calls, resources } = await collectAzure(world, { wanted: only });
        const allowed = [...[...list, ...(from ?? [])].map(({ call }) => call), ...planCalls, containersCall];
        for (const { call } of calls)
          expect([type, name, allowed]).toEqual([type, name, expect.arrayContaining([call])]);
        for (const { id, attributes, unread } of resources) {
          expect([type, attributes, unread]).toEqual([type, { [name]: known.get(`${type} ${id}`)?.[name] }, {}]);
        }
        const ids = whole.resources.filter((resource) => resource.type === type).map(({ id }) => id);
        expect([type, name, resources.map(({ id }) => id).sort()]).toEqual([type, name, ids.sort()]);
      }
    }
  });

  it('has no whole list of a type that the caller may not read, which Resource Graph leaves out in silence', async () => {
    for (const { schema, type } of entriesOf(service)) {
      const { permission } = callOf(schema);
      // Azure has no action of their own for those of `Microsoft.Security/*/read`.
      const actions = [`${type.replace(/\/config\/web$/, '/config')}/read`, `${type.split('/')[0]}/*/read`];
      expect(actions.slice(0, type.includes('/regulatorycompliance') ? 2 : 1)).toContain(permission.toLowerCase());
      const { listings } = await collectAzure(permitting(world, ['*/read'], [permission]), {
        wanted: new Map([[schema.type, new Set(Object.keys(schema.fields))]]),
      });
      const own = listings.filter((listing) => listing.type === schema.type);
      const cause = expect.objectContaining({ kind: 'denied', permission });
      expect([schema.type, own]).toEqual([schema.type, [expect.objectContaining({ complete: false, cause })]]);
    }
  });

  it('is seen in its first element alone by one who only looks whether it can be read', async () => {
    const { resources, listings } = await collectAzure(world, { wanted, probe: true });
    for (const { type } of schemas) {
      const found = resources.filter((resource) => resource.type === type);
      const whole = new Set(found.map(({ observedAt }) => observedAt));
      expect([...whole]).toEqual(found.length > 0 ? [azureObservedAt] : []);
      expect(listings.some((listing) => listing.type === type)).toBe(true);
    }
  });
});

it('asks nothing at all where nothing is wanted', async () => {
  const { server, plan } = await collectAzure(loadAzureWorld('base'), { wanted: new Map() });
  expect(server.requests).toEqual([]);
  expect(plan.tasks).toEqual([]);
});
