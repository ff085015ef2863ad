import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectClusters } from './clusters.ts';
import { collectInstances } from './instances.ts';
import { collectClusterSnapshots, collectSnapshots } from './snapshots.ts';

/** Reads the database instances, clusters and snapshots of a region. */
export async function collectDatabases(context: Context): Promise<void> {
  const { RDSClient } = sdk('@aws-sdk/client-rds');
  const client = new RDSClient(context.settings('RDS', context.scope.region));
  await Promise.all([
    collectInstances(context, client),
    collectClusters(context, client),
    collectSnapshots(context, client),
    collectClusterSnapshots(context, client),
  ]);
}
