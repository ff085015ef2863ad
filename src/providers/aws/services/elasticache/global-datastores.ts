import type { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { createSharedListReader } from '../../../read/read-shared-list.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { replicationGroupSchema as schema } from './schema.ts';

/** Reads in which other regions a replication group has copies through a global datastore. */
export async function createGlobalDatastoreReader(
  context: Context,
  client: ElastiCacheClient,
): Promise<(globalId: string | undefined) => Promise<Shaped>> {
  const { DescribeGlobalReplicationGroupsCommand } = sdk('@aws-sdk/client-elasticache');
  const read = createSharedListReader(context, {
    schema,
    call: 'elasticache:DescribeGlobalReplicationGroups',
    send: (_, Marker, options) =>
      client.send(
        new DescribeGlobalReplicationGroupsCommand({ MaxRecords: 100, ShowMemberInfo: true, Marker }),
        options,
      ),
    items: (page) => page.GlobalReplicationGroups,
    next: (page) => page.Marker,
  });
  return (globalId) =>
    read('', ({ items, cause }) => {
      if (globalId === undefined) return cause ? undefined : { GlobalDatastoreRegions: [] };
      const found = items.find((group) => group.GlobalReplicationGroupId === globalId);
      const regions = found?.Members?.map((member) => member.ReplicationGroupRegion);
      return found && { GlobalDatastoreRegions: othersOf(regions, context.scope.region) };
    });
}

/** Nothing where a member does not say where it is. */
function othersOf(regions: readonly (string | undefined)[] | undefined, home: string): readonly string[] | undefined {
  const known = regions?.filter((region) => region !== undefined);
  if (!known || known.length < (regions?.length ?? 0)) return undefined;
  return [...new Set(known)].filter((region) => region !== home).sort();
}
