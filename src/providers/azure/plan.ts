import type { Cause } from '../../model/cause.ts';
import type { AzureTarget } from '../../model/config.ts';
import type { LedgerCall, Listing, SnapshotAccount } from '../../model/snapshot.ts';
import type { Plan, PlanOptions, Task } from '../provider.ts';
import { createReader, type Reader } from '../read/read.ts';
import { whileRecording } from '../read/record.ts';
import type { Collector, Context } from './collector.ts';
import { collectors } from './collectors.ts';
import { type Access, readAccess } from './connect/access.ts';
import { readCaller } from './connect/caller.ts';
import { describeOverride } from './connect/cloud.ts';
import type { Connection } from './connect/connect.ts';
import { openSession, type Session } from './connect/session.ts';
import { listSubscriptions, type Subscription, whyNotListed } from './connect/subscriptions.ts';
import { callOf, createInventory, type SharedInventory } from './read/inventory.ts';
import { recordInventory } from './read/recorded-inventory.ts';
import { createApi } from './send/api.ts';
import { openDefender } from './send/defender.ts';
import { createTransport } from './send/send.ts';

/** Stands for a subscription or a tenant that nobody could name. */
const unknownAccount = '-';
const region = 'global';

/** Loads the readers of what is wanted while others are waited for. What cannot be loaded is told by whoever needs it. */
export function preload(options: Pick<PlanOptions, 'wanted'>): void {
  for (const { load } of collectorsOf(options)) load().catch(() => undefined);
}

function collectorsOf({ wanted }: Pick<PlanOptions, 'wanted'>): readonly Collector[] {
  return collectors.filter(({ schemas }) => schemas.some(({ type }) => wanted.has(type)));
}

/** Who we are, the subscriptions there are, and a task for each service in each. What Azure refuses is in the ledger. */
export async function planTarget(target: AzureTarget, options: PlanOptions, connection: Connection): Promise<Plan> {
  const { session, token } = connection;
  const caller = readCaller(token.token);
  const wanted = collectorsOf(options);
  const calls: LedgerCall[] = [];
  const scope: PlanScope = { target, options, wanted, session, record: (call) => calls.push(call) };
  const perSubscription = wanted.some((collector) => collector.scope === 'subscription');
  const listed = perSubscription
    ? await listSubscriptions(createApi(session, 'arm'), readerOf(scope, unknownAccount))
    : { items: [] };
  const tenant = caller.tenant ?? listed.items[0]?.tenant ?? target.tenant ?? unknownAccount;
  const chosen = choose(target, listed.items);
  const missing = perSubscription ? missingOf(target, chosen, listed.cause !== undefined) : [];
  const entered = await Promise.all(chosen.map((subscription) => enter(scope, subscription)));
  const inventory = createInventory({
    entries: wanted.flatMap((collector) => collector.inventory).filter(({ schema }) => options.wanted.has(schema.type)),
    subscriptions: chosen.map(({ id }) => id),
    api: createApi(session, 'arm'),
    probe: session.probe,
  });
  const override = describeOverride(session.cloud);
  return {
    target: {
      name: target.name,
      provider: 'azure',
      id: tenant,
      regions: [],
      ...(caller.name !== undefined && { caller: caller.name }),
      ...(perSubscription && { accounts: accountsOf({ entered, missing, caller: caller.name ?? tenant }) }),
      ...(override !== undefined && { endpointOverride: override }),
    },
    calls,
    listings: missing.flatMap((id) => unlisted(scope, id, whyNotListed(listed.cause))),
    tasks: tasksOf(scope, { tenant, entered, inventory }),
    statistics: session.statistics.list,
  };
}

interface PlanScope {
  readonly target: AzureTarget;
  readonly options: PlanOptions;
  /** The services that the selected rules read. */
  readonly wanted: readonly Collector[];
  /** Of the tenant. */
  readonly session: Session;
  readonly record: (call: LedgerCall) => void;
}

/** A subscription, and what the caller may do in it. */
interface Entered {
  readonly subscription: Subscription;
  readonly session: Session;
  readonly access: Access;
}

function choose({ subscriptions }: AzureTarget, listed: readonly Subscription[]): readonly Subscription[] {
  return subscriptions.length === 0 ? listed : listed.filter(({ id }) => subscriptions.includes(id));
}

/** Those that were named and are not there; where none was named and there may be others, one that has no name. */
function missingOf({ subscriptions }: AzureTarget, found: readonly Subscription[], isCut: boolean): readonly string[] {
  if (subscriptions.length === 0) return isCut || found.length === 0 ? [unknownAccount] : [];
  return subscriptions.filter((id) => !found.some((subscription) => subscription.id === id));
}

async function enter(scope: PlanScope, subscription: Subscription): Promise<Entered> {
  const session = openSession(scope.session);
  const listsAnything = scope.wanted.some(({ inventory }) =>
    inventory.some(({ schema }) => scope.options.wanted.has(schema.type)),
  );
  if (!listsAnything) return { subscription, session, access: { allows: () => true } };
  const reader = readerOf({ ...scope, session }, subscription.id);
  return { subscription, session, access: await readAccess(subscription.id, createApi(session, 'arm'), reader) };
}

function readerOf({ target, options, session, record }: PlanScope, account: string): Reader {
  const scope = { target: target.name, account, region };
  return createReader({
    transport: createTransport(session),
    scope,
    service: 'subscriptions',
    signal: options.signal,
    record,
  });
}

interface Accounts {
  readonly entered: readonly Entered[];
  readonly missing: readonly string[];
  readonly caller: string;
}

/** The subscriptions as a snapshot tells them: one without a caller is not visible. */
function accountsOf({ entered, missing, caller }: Accounts): readonly SnapshotAccount[] {
  return [
    ...entered.map(({ subscription: { id, name } }) => ({ id, name, regions: [], caller })),
    ...missing.map((id) => ({ id, regions: [] })),
  ];
}

/** Every wanted type of a subscription, as not listed in it; each names what would show it. */
function unlisted({ target, options, wanted }: PlanScope, account: string, cause: Cause): readonly Listing[] {
  return wanted
    .filter((collector) => collector.scope === 'subscription')
    .flatMap(({ schemas }) => schemas.filter(({ type }) => options.wanted.has(type)))
    .map((schema) => ({
      kind: 'listing',
      target: target.name,
      account,
      region,
      type: schema.type,
      complete: false,
      cause: { ...cause, permission: callOf(schema).permission },
    }));
}

interface Work {
  readonly tenant: string;
  readonly entered: readonly Entered[];
  readonly inventory: SharedInventory;
}

/**
 * The inventory first, so that what it asks is in the ledger as its own; then service by service in all subscriptions, so
 * that the limits of each, which do not add up, are used from the start.
 */
function tasksOf(scope: PlanScope, { tenant, entered, inventory }: Work): readonly Task[] {
  const { session } = scope;
  const nowhere: Access = { allows: () => false };
  const ofTenant = scope.wanted.filter((collector) => collector.scope === 'tenant');
  const rest = scope.wanted.filter((collector) => collector.scope === 'subscription').sort((a, b) => rank(a) - rank(b));
  const lists = rest.some((collector) =>
    collector.inventory.some(({ schema }) => scope.options.wanted.has(schema.type)),
  );
  return [
    ...(lists && entered.length > 0 ? [inventoryTask(scope, tenant, inventory)] : []),
    ...ofTenant.map((collector) =>
      createTask(scope, collector, { account: tenant, name: tenant, session, access: nowhere, inventory }),
    ),
    ...rest.flatMap((collector) =>
      entered.map(({ subscription: { id, name }, session: own, access }) =>
        createTask(scope, collector, { account: id, name, session: own, access, inventory }),
      ),
    ),
  ];
}

/** What sends requests early comes first: services that need no inventory, then those that ask more about what it lists. */
function rank({ inventory }: Collector): number {
  if (inventory.length === 0) return 0;
  const calls = inventory.flatMap(({ schema }) => Object.values(schema.fields).flatMap(({ from }) => from ?? []));
  return calls.some(({ call }) => call.startsWith('arm:')) ? 1 : 2;
}

function inventoryTask({ target, session }: PlanScope, tenant: string, inventory: SharedInventory): Task {
  const scope = { target: target.name, account: tenant, region };
  const service = 'resourcegraph';
  return {
    ...scope,
    service,
    types: [],
    run: (sink, signal) =>
      inventory.readAll(
        createReader({
          transport: createTransport(session),
          scope,
          service,
          signal,
          record: (call) => sink.call(call),
        }),
      ),
  };
}

interface Place {
  readonly account: string;
  readonly name: string;
  readonly session: Session;
  readonly access: Access;
  readonly inventory: SharedInventory;
}

function createTask({ target, options }: PlanScope, collector: Collector, place: Place): Task {
  const { account, name, session, access, inventory } = place;
  const scope = { target: target.name, account, region };
  const { service } = collector;
  return {
    ...scope,
    service,
    types: collector.schemas.map(({ type }) => type).filter((type) => options.wanted.has(type)),
    run: (sink, signal) =>
      whileRecording({ record: options.record, scope, service, schemas: collector.schemas }, sink, async (recorder) => {
        const transport = createTransport(session);
        const reader = createReader({
          transport: recorder?.over(transport) ?? transport,
          scope,
          service,
          signal,
          record: (call) => sink.call(call),
        });
        const own = inventory.of(account, access, reader);
        const context: Context = {
          scope,
          name,
          wanted: options.wanted,
          reader,
          sink,
          now: options.now,
          inventory: recorder ? recordInventory(own, recorder) : own,
          arm: createApi(session, 'arm'),
          graph: createApi(session, 'graph'),
          defender: () => openDefender(session, account),
        };
        await (await collector.load())(context);
      }),
  };
}
