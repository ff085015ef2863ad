import { isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import type { Row } from '../../read/graph-page.ts';
import { callOf, type InventoryEntry } from '../../read/inventory.ts';
import { identifyRow } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { shapeBackupInstance, shapeBackupPolicy, shapeProtectedItem, shapeRecoveryPolicy } from './item.ts';
import { backupInstanceEntry, backupPolicyEntry, recoveryItemEntry, recoveryPolicyEntry } from './item-schema.ts';
import { shapeBackupVault, shapeRecoveryVault } from './vault.ts';
import { backupVaultEntry, recoveryVaultEntry } from './vault-schema.ts';

type Shape = (row: Row) => Body;

/** Reads the vaults of both kinds, their policies and what they protect. */
export async function collectRecoveryServices(context: Context): Promise<void> {
  await Promise.all([
    listBoth(context, [recoveryVaultEntry, shapeRecoveryVault], [backupVaultEntry, shapeBackupVault]),
    listBoth(context, [recoveryItemEntry, shapeProtectedItem], [backupInstanceEntry, shapeBackupInstance]),
    listBoth(context, [recoveryPolicyEntry, shapeRecoveryPolicy], [backupPolicyEntry, shapeBackupPolicy]),
  ]);
}

/** Two kinds of Azure that are one type of ours; it is whole where both are. */
async function listBoth(
  context: Context,
  ...kinds: readonly [readonly [InventoryEntry, Shape], readonly [InventoryEntry, Shape]]
): Promise<void> {
  const [[{ schema }]] = kinds;
  if (!isWanted(context, schema)) return;
  const listed = await Promise.all(kinds.map(([entry]) => context.inventory.list(entry)));
  const shapes = new Map(kinds.map(([{ type }, shape]) => [type, shape]));
  const cause = listed.find((list) => list.cause)?.cause;
  await reportListed(context, {
    schema,
    call: callOf(schema),
    listed: { items: listed.flatMap(({ items }) => items), ...(cause && { cause }) },
    identify: identifyRow,
    shape: (row) => shapes.get(row.type)?.(row) ?? {},
  });
}
