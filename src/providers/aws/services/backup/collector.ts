import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectPlans } from './plans.ts';
import { collectProtectedResources, createProtectedResources } from './protected-resources.ts';
import { collectRegion } from './region.ts';
import { collectRestoreTestingPlans } from './restore-testing-plans.ts';
import { collectVaults } from './vaults.ts';

/** Reads AWS Backup in a region as far as it is wanted. */
export async function collectBackup(context: Context): Promise<void> {
  const { BackupClient } = sdk('@aws-sdk/client-backup');
  const client = new BackupClient(context.settings('Backup', context.scope.region));
  const protectedResources = createProtectedResources(context, client);
  await Promise.all([
    collectPlans(context, client),
    collectVaults(context, client),
    collectProtectedResources(context, client, protectedResources),
    collectRegion(context, client, protectedResources),
    collectRestoreTestingPlans(context, client),
  ]);
}
