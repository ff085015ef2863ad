import type { Cause } from '../../model/cause.ts';
import type { AwsTarget } from '../../model/config.ts';
import type { LedgerCall, Listing } from '../../model/snapshot.ts';
import type { Plan, PlanOptions, Task } from '../provider.ts';
import { readFault, toCause } from './cause.ts';
import type { Account, Collector, Context } from './collector.ts';
import { collectors } from './collectors.ts';
import type { Connection } from './connect.ts';
import { describeEndpoints, findEndpoint } from './endpoint-override.ts';
import { startTally, toLedgerCall } from './ledger.ts';
import { type Answer, createReader } from './read.ts';
import { clientSettings, type Session } from './session.ts';

const identityCall = { call: 'sts:GetCallerIdentity', permission: 'sts:GetCallerIdentity' };
const assumeRoleCall = { call: 'sts:AssumeRole', permission: 'sts:AssumeRole' };

interface Identity {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
}

/** Who we are there, and a task for each service and region. What AWS refuses is in the ledger. */
export async function planAccount(target: AwsTarget, options: PlanOptions, connection: Connection): Promise<Plan> {
  const { session, regions, homeRegion } = connection;
  const wanted = collectors.filter(({ schemas }) => schemas.some(({ type }) => options.wanted.has(type)));
  const calls: LedgerCall[] = [];
  const identity = await identify(target.name, { ...connection, signal: options.signal }, calls);
  const override = describeEndpoints(
    ['STS', ...wanted.map(({ serviceId }) => serviceId)].map((id) => findEndpoint(id, session.env, session.profile)),
  );
  const base = {
    name: target.name,
    provider: 'aws',
    regions,
    ...(override === undefined ? {} : { endpointOverride: override }),
  };
  if (identity.state !== 'value') {
    const cause: Cause = identity.state === 'unread' ? identity.cause : { kind: 'bad-response', ...identityCall };
    const listings = wanted.flatMap((collector) => unlisted(target.name, { collector, options, regions, cause }));
    return { target: { ...base, id: unknownAccount }, calls, listings, tasks: [] };
  }
  const { Account: id = unknownAccount, Arn: caller = '' } = identity.value;
  const account: Account = { id, partition: caller.split(':')[1] || 'aws', regions, homeRegion };
  const tasks = wanted.flatMap((collector) =>
    placesOf(collector, regions).map((region) =>
      createTask(collector, { target: target.name, region, account, session, options }),
    ),
  );
  return { target: { ...base, id, caller }, calls, listings: [], tasks };
}

/** Stands for an account that would not say who it is. */
const unknownAccount = '-';

interface IdentifyOptions extends Connection {
  readonly signal: AbortSignal;
}

async function identify(target: string, options: IdentifyOptions, calls: LedgerCall[]): Promise<Answer<Identity>> {
  const { session, homeRegion, refusal, signal } = options;
  const scope = { target, account: unknownAccount, region: homeRegion };
  if (refusal !== undefined) {
    const cause = toCause(readFault(refusal), assumeRoleCall, undefined);
    const tally = { ...startTally(), attempts: 1 };
    calls.push(
      toLedgerCall({
        scope,
        service: 'sts',
        call: assumeRoleCall,
        subject: undefined,
        tally,
        outcome: 'failed',
        cause,
      }),
    );
    return { state: 'unread', cause };
  }
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(clientSettings(session, 'STS', homeRegion));
  const reader = createReader({ session, scope, service: 'sts', signal, record: (call) => calls.push(call) });
  const answer = await reader.read({
    call: identityCall,
    send: (send) => client.send(new GetCallerIdentityCommand({}), send),
  });
  if (answer.state !== 'value' || /^\d{12}$/.test(answer.value.Account ?? '')) return answer;
  return { state: 'unread', cause: { kind: 'schema-mismatch', ...identityCall } };
}

function placesOf(collector: Collector, regions: readonly string[]): readonly string[] {
  return collector.scope === 'account' ? ['global'] : regions;
}

interface UnlistedOptions {
  readonly collector: Collector;
  readonly options: PlanOptions;
  readonly regions: readonly string[];
  readonly cause: Cause;
}

function unlisted(target: string, { collector, options, regions, cause }: UnlistedOptions): readonly Listing[] {
  return placesOf(collector, regions).flatMap((region) =>
    wantedTypes(collector, options).map(
      (type): Listing => ({ kind: 'listing', target, account: unknownAccount, region, type, complete: false, cause }),
    ),
  );
}

function wantedTypes(collector: Collector, { wanted }: PlanOptions): readonly string[] {
  return collector.schemas.map(({ type }) => type).filter((type) => wanted.has(type));
}

interface TaskOptions {
  readonly target: string;
  readonly region: string;
  readonly account: Account;
  readonly session: Session;
  readonly options: PlanOptions;
}

function createTask(collector: Collector, { target, region, account, session, options }: TaskOptions): Task {
  const scope = { target, account: account.id, region };
  return {
    ...scope,
    service: collector.service,
    types: wantedTypes(collector, options),
    run: async (sink, signal) => {
      const context: Context = {
        account,
        scope,
        wanted: options.wanted,
        reader: createReader({ session, scope, service: collector.service, signal, record: (call) => sink.call(call) }),
        sink,
        now: options.now,
        settings: (serviceId, place) => clientSettings(session, serviceId, place),
      };
      await (await collector.load())(context);
    },
  };
}
