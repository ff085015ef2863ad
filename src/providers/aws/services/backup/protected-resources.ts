import type { BackupClient, ProtectedResource } from '@aws-sdk/client-backup';
import { fieldsFrom, isWanted, listCall, readAttributes } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import { leaveUnread, type Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { recoveryPoint, protectedResourceSchema as schema } from './schema.ts';

/** The protected resources of a region, listed when first asked for and then once only. */
export type ProtectedResources = () => Promise<Listed<ProtectedResource>>;

export function createProtectedResources(context: Context, client: BackupClient): ProtectedResources {
  let listed: Promise<Listed<ProtectedResource>> | undefined;
  return () => {
    listed ??= list(context, client);
    return listed;
  };
}

async function list(context: Context, client: BackupClient): Promise<Listed<ProtectedResource>> {
  const { ListProtectedResourcesCommand } = sdk('@aws-sdk/client-backup');
  return context.reader.readPages({
    call: listCall(schema, 'backup:ListProtectedResources'),
    send: (NextToken, options) =>
      client.send(new ListProtectedResourcesCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.Results,
    next: (page) => page.NextToken,
  });
}

/** Reports what AWS Backup has backed up once at least. */
export async function collectProtectedResources(
  context: Context,
  client: BackupClient,
  resources: ProtectedResources,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { account, scope } = context;
  await reportListed(context, {
    schema,
    call: listCall(schema, 'backup:ListProtectedResources'),
    listed: await resources(),
    // Its account and region are part of the id: where copies arrive, the same resource is listed again.
    identify: ({ ResourceArn = '', ResourceName }) => ({
      id: `aws/backup/protected-resource/${account.id}/${scope.region}/${ResourceArn}`,
      name: ResourceName ?? lastPart(ResourceArn),
    }),
    shape: (resource) => ({ ...resource, ResourceId: lastPart(resource.ResourceArn) }),
    details: async (resource) => [await readLastRecoveryPoint(context, client, resource)],
  });
}

function lastPart(arn: string | undefined): string {
  return arn?.split(/[:/]/).at(-1) ?? '';
}

/** A resource is listed "regardless of the recovery point's status", so the last one is asked for its own. */
async function readLastRecoveryPoint(
  context: Context,
  client: BackupClient,
  { LastBackupVaultArn, LastRecoveryPointArn: RecoveryPointArn }: ProtectedResource,
): Promise<Shaped> {
  const { DescribeRecoveryPointCommand } = sdk('@aws-sdk/client-backup');
  const [, , , , owner, , BackupVaultName] = LastBackupVaultArn?.split(':') ?? [];
  if (BackupVaultName === undefined || RecoveryPointArn === undefined) {
    const names = Object.keys(fieldsFrom(context, schema, recoveryPoint.call));
    return leaveUnread(names, { kind: 'schema-mismatch', ...listCall(schema, 'backup:ListProtectedResources') });
  }
  const other = owner === context.account.id ? {} : { BackupVaultAccountId: owner };
  return readAttributes(context, {
    schema,
    call: recoveryPoint.call,
    subject: RecoveryPointArn,
    send: (options) =>
      client.send(new DescribeRecoveryPointCommand({ BackupVaultName, RecoveryPointArn, ...other }), options),
    // While one is being made, the list does not say whether the one before it is good.
    shape: ({ Status }) => ({ LastRecoveryPointStatus: Status === 'CREATING' ? undefined : Status }),
  });
}
