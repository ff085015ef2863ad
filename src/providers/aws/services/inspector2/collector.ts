import type { AccountState } from '@aws-sdk/client-inspector2';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { inspectorRegionSchema as schema } from './schema.ts';

/** Reads what Amazon Inspector scans in a region: of an account where it is off, it says DISABLED. */
export async function collectInspector(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { BatchGetAccountStatusCommand, Inspector2Client } = sdk('@aws-sdk/client-inspector2');
  const client = new Inspector2Client(context.settings('Inspector2', context.scope.region));
  const status = await readAttributes(context, {
    schema,
    call: 'inspector2:BatchGetAccountStatus',
    send: (options) => client.send(new BatchGetAccountStatusCommand({ accountIds: [context.account.id] }), options),
    // An account among `failedAccounts` is not among these, and stays unread.
    shape: ({ accounts }) => shapeState(accounts?.find(({ accountId }) => accountId === context.account.id)),
  });
  reportRegion(context, schema, [status]);
}

function shapeState(account: AccountState | undefined): Readonly<Record<string, unknown>> {
  if (!account) return {};
  const { ec2, ecr, lambda } = account.resourceState ?? {};
  return { ResourceStatus: { ec2: ec2?.status, ecr: ecr?.status, lambda: lambda?.status } };
}
