import type { BackupClient } from '@aws-sdk/client-backup';
import { fieldsFrom, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { recoveryPoints, recoveryPointWindow, vaultSchema as schema } from './vault-schema.ts';

/** Reads the backup vaults of a region. */
export async function collectVaults(context: Context, client: BackupClient): Promise<void> {
  const { GetBackupVaultAccessPolicyCommand, ListBackupVaultsCommand } = sdk('@aws-sdk/client-backup');
  const { account, scope } = context;
  await listResources(context, {
    schema,
    call: 'backup:ListBackupVaults',
    send: (NextToken, options) => client.send(new ListBackupVaultsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.BackupVaultList,
    next: (page) => page.NextToken,
    identify: ({ BackupVaultArn, BackupVaultName = '' }) => ({ id: BackupVaultArn ?? '', name: BackupVaultName }),
    shape: (vault) => ({ ...vault, AccountId: account.id, Region: scope.region }),
    details: ({ BackupVaultName = '' }) =>
      Promise.all([
        readAttributes(context, {
          schema,
          call: 'backup:GetBackupVaultAccessPolicy',
          subject: BackupVaultName,
          send: (options) => client.send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName }), options),
          shape: ({ Policy }) => ({ PolicyAllowsAnyone: allowsAnyone(Policy) }),
        }),
        readRecoveryPoints(context, client, BackupVaultName),
      ]),
  });
}

/** Only what is new is read: a vault can hold hundreds of thousands of recovery points. */
async function readRecoveryPoints(context: Context, client: BackupClient, BackupVaultName: string): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, recoveryPoints.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const { ListRecoveryPointsByBackupVaultCommand } = sdk('@aws-sdk/client-backup');
  const ByCreatedAfter = new Date(context.now().getTime() - recoveryPointWindow * 86_400_000);
  const { items, cause } = await context.reader.readPages({
    call: recoveryPoints,
    subject: BackupVaultName,
    send: (NextToken, options) =>
      client.send(
        new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName, ByCreatedAfter, MaxResults: 1000, NextToken }),
        options,
      ),
    items: (page) => page.RecoveryPoints,
    next: (page) => page.NextToken,
  });
  if (cause) return leaveUnread(Object.keys(fields), cause);
  const whole = items.every(({ IsEncrypted }) => IsEncrypted !== undefined);
  const RecentRecoveryPoints = {
    Count: items.length,
    Unencrypted: whole ? items.filter(({ IsEncrypted }) => IsEncrypted === false).length : undefined,
  };
  return shapeFields(fields, { RecentRecoveryPoints }, recoveryPoints);
}
