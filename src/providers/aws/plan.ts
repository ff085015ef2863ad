import type { Cause } from '../../model/cause.ts';
import type { AwsTarget } from '../../model/config.ts';
import type { AbsentReason, LedgerCall, Listing, SnapshotAccount } from '../../model/snapshot.ts';
import type { Plan, PlanOptions, Task } from '../provider.ts';
import { createReader } from '../read/read.ts';
import { whileRecording } from '../read/record.ts';
import type { AccountScope, Collector, Context } from './collector.ts';
import { collectors } from './collectors.ts';
import { type Account, findAccounts, unknownAccount } from './connect/accounts.ts';
import type { Connection } from './connect/connect.ts';
import { describeEndpoints, findEndpoint } from './connect/endpoint-override.ts';
import { findRegions, type Regions } from './connect/regions.ts';
import { clientSettings, type Session } from './connect/session.ts';
import { whileLoading } from './load-ahead.ts';
import { createTransport } from './send/send.ts';
import { isOffered } from './service-regions.ts';

/** Stands for regions that nobody could name. */
const unknownRegion = '-';

/** Who we are, the accounts and regions there are, and a task for each service in each. What AWS refuses is in the ledger. */
export async function planTarget(target: AwsTarget, options: PlanOptions, connection: Connection): Promise<Plan> {
  const { session, region } = connection;
  const regions = [...new Set(target.regions)];
  const wanted = longestFirst(collectors.filter(({ schemas }) => schemas.some(({ type }) => options.wanted.has(type))));
  const calls: LedgerCall[] = [];
  const record = (call: LedgerCall): number => calls.push(call);
  const scope: PlanScope = { target, regions, options, wanted, region, record };
  const found = await whileLoading(scope, () =>
    findAccounts({ target, connection, signal: options.signal, record, now: options.now }),
  );
  const override = describeEndpoints(
    listServiceIds(target, wanted).map((id) => findEndpoint(id, session.env, session.profile)),
  );
  const base = {
    name: target.name,
    provider: 'aws',
    ...(override === undefined ? {} : { endpointOverride: override }),
  };
  if ('refused' in found) {
    const listings = unlisted(scope, { account: unknownAccount, cause: found.refused });
    return { target: { ...base, id: unknownAccount, regions }, calls, listings, tasks: [] };
  }
  const { home, accounts, cause } = found;
  const planned = await Promise.all(accounts.map((account) => planAccount(scope, account)));
  const rest = cause ? unlisted(scope, { account: unknownAccount, cause }) : [];
  return {
    target: {
      ...base,
      id: home.id,
      regions: [...new Set(planned.flatMap(({ account }) => account.regions))],
      caller: home.caller,
      ...(target.accounts && { accounts: planned.map(({ account }) => account) }),
    },
    calls,
    listings: [...planned.flatMap(({ listings }) => listings), ...rest],
    tasks: planned.flatMap(({ tasks }) => tasks),
    statistics: session.statistics.list,
  };
}

/** Services that are read once for the whole account ask most, one call after another: started last, they would end alone. */
function longestFirst(services: readonly Collector[]): readonly Collector[] {
  return [
    ...services.filter(({ scope }) => scope === 'account'),
    ...services.filter(({ scope }) => scope !== 'account'),
  ];
}

/** The SDK's ids of all services that may be asked. */
function listServiceIds({ accounts }: AwsTarget, wanted: readonly Collector[]): readonly string[] {
  const scope = accounts?.by === 'organization' ? ['STS', 'EC2', 'Organizations'] : ['STS', 'EC2'];
  return [...scope, ...wanted.flatMap(({ serviceId, otherServiceIds = [] }) => [serviceId, ...otherServiceIds])];
}

interface PlanScope {
  readonly target: AwsTarget;
  /** As the user named them, each once; empty: all that an account has enabled. */
  readonly regions: readonly string[];
  readonly options: PlanOptions;
  /** The services that the selected rules read. */
  readonly wanted: readonly Collector[];
  /** Where accounts are asked about themselves. */
  readonly region: string;
  readonly record: (call: LedgerCall) => void;
}

interface AccountPlan {
  readonly account: SnapshotAccount;
  readonly listings: readonly Listing[];
  readonly tasks: readonly Task[];
}

async function planAccount(scope: PlanScope, { id, partition, name, entry }: Account): Promise<AccountPlan> {
  const { target, options, wanted, region } = scope;
  const named = name === undefined ? { id } : { id, name };
  if ('cause' in entry) {
    const listings = unlisted(scope, { account: id, cause: entry.cause });
    return { account: { ...named, regions: [] }, listings, tasks: [] };
  }
  const { session, caller } = entry;
  const place = { target: target.name, account: id, region };
  const reader = createReader({
    transport: createTransport(session),
    scope: place,
    service: 'ec2',
    signal: options.signal,
    record: scope.record,
  });
  const isRegional = wanted.some((collector) => collector.scope === 'region');
  const regions: Regions = isRegional
    ? await findRegions({ target: target.name, named: scope.regions, session, region, reader })
    : { enabled: scope.regions, notEnabled: [] };
  const account: AccountScope = {
    id,
    partition,
    regions: regions.enabled,
    homeRegion: regions.enabled[0] ?? region,
  };
  const work = { account, session };
  const once: Regions = { enabled: ['global'], notEnabled: [] };
  const planned = wanted.map((collector) =>
    planPlaces(scope, collector, { ...work, regions: collector.scope === 'account' ? once : regions }),
  );
  return {
    account: { ...named, caller, regions: regions.enabled },
    listings: planned.flatMap(({ listings }) => listings),
    tasks: planned.flatMap(({ tasks }) => tasks),
  };
}

interface Work {
  readonly account: AccountScope;
  readonly session: Session;
}

/** A task in each region that has the service, or one for the account; the others are listed as what they are. */
function planPlaces(scope: PlanScope, collector: Collector, work: Work & { readonly regions: Regions }) {
  const { account, session, regions } = work;
  const isThere = (place: string): boolean => {
    const region = place === 'global' ? account.homeRegion : place;
    return isOffered(collector.endpointPrefix, region) !== false;
  };
  const absent = (region: string, reason: AbsentReason) =>
    listings(scope, collector, { account, region, absent: reason });
  return {
    tasks: regions.enabled.filter(isThere).map((region) => createTask(scope, collector, { account, session, region })),
    listings: [
      ...regions.enabled.filter((region) => !isThere(region)).flatMap((region) => absent(region, 'not-offered')),
      ...regions.notEnabled.flatMap((region) => absent(region, 'not-enabled')),
      ...(regions.cause && regions.enabled.length === 0
        ? listings(scope, collector, { account, region: unknownRegion, cause: regions.cause })
        : []),
    ],
  };
}

/** Every wanted type, as not listed in an account that was not entered. */
function unlisted(scope: PlanScope, { account, cause }: { readonly account: string; readonly cause: Cause }) {
  const regions = scope.regions.length > 0 ? scope.regions : [unknownRegion];
  return scope.wanted.flatMap((collector) =>
    (collector.scope === 'account' ? ['global'] : regions).flatMap((region) =>
      listings(scope, collector, { account: { id: account }, region, cause }),
    ),
  );
}

interface ListingPlace {
  readonly account: Pick<AccountScope, 'id'>;
  readonly region: string;
  readonly cause?: Cause;
  readonly absent?: AbsentReason;
}

function listings({ target, options }: PlanScope, collector: Collector, place: ListingPlace): readonly Listing[] {
  const { account, region, cause, absent } = place;
  return wantedTypes(collector, options).map((type) => ({
    kind: 'listing',
    target: target.name,
    account: account.id,
    region,
    type,
    complete: cause === undefined,
    ...(cause && { cause }),
    ...(absent && { absent }),
  }));
}

function wantedTypes(collector: Collector, { wanted }: PlanOptions): readonly string[] {
  return collector.schemas.map(({ type }) => type).filter((type) => wanted.has(type));
}

function createTask(
  { target, options }: PlanScope,
  collector: Collector,
  { account, session, region }: Work & { readonly region: string },
): Task {
  const scope = { target: target.name, account: account.id, region };
  const { service } = collector;
  return {
    ...scope,
    service,
    types: wantedTypes(collector, options),
    run: (sink, signal) =>
      whileRecording({ record: options.record, scope, service, schemas: collector.schemas }, sink, async (recorder) => {
        const transport = createTransport(session);
        const context: Context = {
          account,
          scope,
          wanted: options.wanted,
          reader: createReader({
            transport: recorder?.over(transport) ?? transport,
            scope,
            service,
            signal,
            record: (call) => sink.call(call),
          }),
          sink,
          now: options.now,
          settings: (serviceId, place) => clientSettings(session, serviceId, place),
        };
        await (await collector.load())(context);
      }),
  };
}
