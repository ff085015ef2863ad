import type { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { createGlobalDatastoreReader } from './global-datastores.ts';
import { cacheClusterSchema, replicationGroupSchema, serverlessCacheSchema } from './schema.ts';

/** Reads the caches of a region: replication groups, clusters that belong to none, and serverless caches. */
export async function collectCaches(context: Context): Promise<void> {
  const { ElastiCacheClient } = sdk('@aws-sdk/client-elasticache');
  const client = new ElastiCacheClient(context.settings('ElastiCache', context.scope.region));
  await Promise.all([
    collectReplicationGroups(context, client),
    collectCacheClusters(context, client),
    collectServerlessCaches(context, client),
  ]);
}

async function collectReplicationGroups(context: Context, client: ElastiCacheClient): Promise<void> {
  const { DescribeReplicationGroupsCommand } = sdk('@aws-sdk/client-elasticache');
  const readGlobalRegions = await createGlobalDatastoreReader(context, client);
  await listResources(context, {
    schema: replicationGroupSchema,
    call: 'elasticache:DescribeReplicationGroups',
    send: (Marker, options) => client.send(new DescribeReplicationGroupsCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.ReplicationGroups,
    next: (page) => page.Marker,
    identify: ({ ARN, ReplicationGroupId: name = '' }) => ({ id: ARN ?? name, name }),
    shape: (group) => ({ ...group, Region: context.scope.region }),
    details: async (group) => [await readGlobalRegions(group.GlobalReplicationGroupInfo?.GlobalReplicationGroupId)],
  });
}

async function collectCacheClusters(context: Context, client: ElastiCacheClient): Promise<void> {
  const { DescribeCacheClustersCommand } = sdk('@aws-sdk/client-elasticache');
  await listResources(context, {
    schema: cacheClusterSchema,
    call: 'elasticache:DescribeCacheClusters',
    send: (Marker, options) =>
      client.send(
        new DescribeCacheClustersCommand({ ShowCacheClustersNotInReplicationGroups: true, MaxRecords: 100, Marker }),
        options,
      ),
    items: (page) => page.CacheClusters,
    next: (page) => page.Marker,
    identify: ({ ARN, CacheClusterId: name = '' }) => ({ id: ARN ?? name, name }),
    shape: (cluster) => ({ ...cluster, Region: context.scope.region }),
  });
}

async function collectServerlessCaches(context: Context, client: ElastiCacheClient): Promise<void> {
  const { DescribeServerlessCachesCommand } = sdk('@aws-sdk/client-elasticache');
  await listResources(context, {
    schema: serverlessCacheSchema,
    call: 'elasticache:DescribeServerlessCaches',
    send: (NextToken, options) => client.send(new DescribeServerlessCachesCommand({ NextToken }), options),
    items: (page) => page.ServerlessCaches,
    next: (page) => page.NextToken,
    identify: ({ ARN, ServerlessCacheName: name = '' }) => ({ id: ARN ?? name, name }),
    shape: (cache) => ({ ...cache, Region: context.scope.region }),
  });
}
