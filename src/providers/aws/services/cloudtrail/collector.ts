import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectEventDataStores } from './event-data-stores.ts';
import { collectTrails } from './trails.ts';

/** Reads CloudTrail in a region as far as it is wanted. */
export async function collectCloudTrail(context: Context): Promise<void> {
  const { CloudTrailClient } = sdk('@aws-sdk/client-cloudtrail');
  const client = new CloudTrailClient(context.settings('CloudTrail', context.scope.region));
  await Promise.all([collectTrails(context, client), collectEventDataStores(context, client)]);
}
