import type { Cause } from '../../../model/cause.ts';
import type { AwsTarget } from '../../../model/config.ts';
import type { LedgerCall } from '../../../model/snapshot.ts';
import { startTally, toLedgerCall } from '../../read/ledger.ts';
import { type Answer, createReader, type Reader } from '../../read/read.ts';
import type { CallRef } from '../../schema.ts';
import { keepCredentials } from '../../send/credentials.ts';
import { readFault, toCause } from '../send/cause.ts';
import { createTransport } from '../send/send.ts';
import type { Connection } from './connect.ts';
import { isSameKeys, type Keys } from './keys.ts';
import { sdk } from './sdk.ts';
import { clientSettings, openSession, type Session } from './session.ts';

/** Stands for an account that would not say who it is, and for those that could not be listed. */
export const unknownAccount = '-';

/** An account that is read: a way in, or why there is none. */
export interface Account {
  readonly id: string;
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** As the organisation calls it. */
  readonly name?: string;
  readonly entry: { readonly session: Session; readonly caller: string } | { readonly cause: Cause };
}

/** The accounts of a target. */
export interface Accounts {
  /** The caller's own account. */
  readonly home: Pick<Account, 'id' | 'partition'> & { readonly caller: string };
  readonly accounts: readonly Account[];
  /** Why there may be others: the organisation could not be listed to its end. */
  readonly cause?: Cause;
}

export interface FindOptions {
  readonly target: AwsTarget;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly record: (call: LedgerCall) => void;
  readonly now: () => Date;
}

/** Needs no permission; it is granted all the same, as it is asked. */
export const identityCall: CallRef = { call: 'sts:GetCallerIdentity', permission: 'sts:GetCallerIdentity' };
const assumeRoleCall: CallRef = { call: 'sts:AssumeRole', permission: 'sts:AssumeRole' };
const listAccountsCall: CallRef = { call: 'organizations:ListAccounts', permission: 'organizations:ListAccounts' };

/** The calls that find and enter the accounts of a target. */
export function scopeCalls({ accounts }: Pick<AwsTarget, 'accounts'>): readonly CallRef[] {
  if (accounts === undefined) return [];
  return accounts.by === 'roles' ? [assumeRoleCall] : [listAccountsCall, assumeRoleCall];
}

/** Who the caller is, and a way into each account of the target; or why not even that is known. */
export async function findAccounts(options: FindOptions): Promise<Accounts | { readonly refused: Cause }> {
  const { target, connection } = options;
  const identity = await identify(options);
  if ('refused' in identity) return identity;
  const { id, partition, caller } = identity;
  const home: Account = { id, partition, entry: { session: connection.session, caller } };
  const { accounts } = target;
  if (accounts === undefined) return { home: identity, accounts: [home] };
  if (accounts.by === 'roles') {
    return { home: identity, accounts: await Promise.all(accounts.roles.map((role) => enter(role, options))) };
  }
  const listed = await listOrganization(options, id);
  const entries = listed.items.map(async ({ Id = '', Name }) => {
    // The management account has no role of its own: whoever lists the organisation is in it already.
    const account = Id === id ? home : await enter(`arn:${partition}:iam::${Id}:role/${accounts.role}`, options);
    return Name === undefined ? account : { ...account, name: Name };
  });
  return { home: identity, accounts: await Promise.all(entries), ...(listed.cause && { cause: listed.cause }) };
}

function readerOf({ target, connection, signal, record }: FindOptions, service: string, account: string): Reader {
  const scope = { target: target.name, account, region: connection.region };
  return createReader({ transport: createTransport(connection.session), scope, service, signal, record });
}

async function identify(options: FindOptions): Promise<Accounts['home'] | { readonly refused: Cause }> {
  const { target, connection, record } = options;
  const { session, region, refusal } = connection;
  if (refusal !== undefined) {
    const cause = toCause(readFault(refusal), assumeRoleCall, undefined);
    const scope = { target: target.name, account: unknownAccount, region };
    const tally = { ...startTally(), attempts: 1 };
    record(
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
    return { refused: cause };
  }
  const { GetCallerIdentityCommand, STSClient } = sdk('@aws-sdk/client-sts');
  const client = new STSClient(clientSettings(session, 'STS', region));
  const answer = await readerOf(options, 'sts', unknownAccount).read({
    call: identityCall,
    send: (send) => client.send(new GetCallerIdentityCommand({}), send),
  });
  if (answer.state === 'unread') return { refused: answer.cause };
  const { Account: id = '', Arn: caller = '' } = answer.state === 'value' ? answer.value : {};
  if (!/^\d{12}$/.test(id)) return { refused: { kind: 'schema-mismatch', ...identityCall } };
  return { id, partition: caller.split(':')[1] || 'aws', caller };
}

async function listOrganization(options: FindOptions, id: string) {
  const { ListAccountsCommand, OrganizationsClient } = sdk('@aws-sdk/client-organizations');
  const { session, region } = options.connection;
  const client = new OrganizationsClient(clientSettings(session, 'Organizations', region));
  // Suspended accounts too: one that cannot be entered stays in the report.
  return readerOf(options, 'organizations', id).readPages({
    call: listAccountsCall,
    send: (NextToken, send) => client.send(new ListAccountsCommand({ NextToken }), send),
    items: (page) => page.Accounts,
    next: (page) => page.NextToken,
  });
}

/** Assumes a role, once: every client of the account shares what it gave. */
async function enter(role: string, options: FindOptions): Promise<Account> {
  const { target, connection, now } = options;
  const [, partition = 'aws', , , id = unknownAccount] = role.split(':');
  const { AssumeRoleCommand, STSClient } = sdk('@aws-sdk/client-sts');
  const client = new STSClient(clientSettings(connection.session, 'STS', connection.region));
  const reader = readerOf(options, 'sts', id);
  const externalId = target.accounts?.externalId;
  let caller = '';
  let cause: Cause | undefined;
  const assume = async (): Promise<Keys> => {
    const answer = await reader.read({
      call: assumeRoleCall,
      subject: role,
      send: (send) =>
        client.send(
          new AssumeRoleCommand({
            RoleArn: role,
            RoleSessionName: 'comply',
            ...(externalId === undefined ? {} : { ExternalId: externalId }),
          }),
          send,
        ),
    });
    const keys = readKeys(answer);
    if (keys) {
      caller = keys.caller;
      return keys.keys;
    }
    cause = answer.state === 'unread' ? answer.cause : { kind: 'schema-mismatch', ...assumeRoleCall };
    throw Object.assign(new Error(`${role} cannot be assumed`), { name: 'CredentialsProviderError' });
  };
  const credentials = keepCredentials({ load: assume, isSame: isSameKeys, now });
  const entered = await credentials.current().then(
    () => true,
    () => false,
  );
  if (!entered) return { id, partition, entry: { cause: cause ?? { kind: 'bad-response', ...assumeRoleCall } } };
  return { id, partition, entry: { session: openSession(connection.session, credentials), caller } };
}

interface Assumed {
  readonly Credentials?:
    | {
        readonly AccessKeyId?: string | undefined;
        readonly SecretAccessKey?: string | undefined;
        readonly SessionToken?: string | undefined;
        readonly Expiration?: Date | undefined;
      }
    | undefined;
  readonly AssumedRoleUser?: { readonly Arn?: string | undefined } | undefined;
}

function readKeys(answer: Answer<Assumed>): { readonly keys: Keys; readonly caller: string } | undefined {
  if (answer.state !== 'value') return undefined;
  const { Credentials: keys, AssumedRoleUser } = answer.value;
  if (!keys?.AccessKeyId || !keys.SecretAccessKey || !keys.SessionToken) return undefined;
  return {
    caller: AssumedRoleUser?.Arn ?? '',
    keys: {
      accessKeyId: keys.AccessKeyId,
      secretAccessKey: keys.SecretAccessKey,
      sessionToken: keys.SessionToken,
      ...(keys.Expiration && { expiration: keys.Expiration }),
    },
  };
}
