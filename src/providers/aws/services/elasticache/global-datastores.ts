import type { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { askOnce } from '../../once.ts';
import { replicationGroupSchema as schema } from './schema.ts';

/** Reads in which other regions a replication group has copies; the global datastores are listed once. */
export function createGlobalDatastoreReader(
  context: Context,
  client: ElastiCacheClient,
): (globalId: string | undefined) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, 'elasticache:DescribeGlobalReplicationGroups');
  const [ref] = Object.values(fields).flatMap((field) => field.from ?? []);
  if (!ref) return async () => shapeFields({}, {});
  const list = askOnce(async () => {
    const { DescribeGlobalReplicationGroupsCommand } = await import('@aws-sdk/client-elasticache');
    return context.reader.readPages({
      call: ref,
      send: (Marker, options) =>
        client.send(
          new DescribeGlobalReplicationGroupsCommand({ MaxRecords: 100, ShowMemberInfo: true, Marker }),
          options,
        ),
      items: (page) => page.GlobalReplicationGroups,
      next: (page) => page.Marker,
    });
  });
  return async (globalId) => {
    const { items, cause } = await list('all');
    const found = items.find((group) => globalId !== undefined && group.GlobalReplicationGroupId === globalId);
    if (!found && cause) return leaveUnread(Object.keys(fields), cause);
    const regions = globalId === undefined ? [] : found?.Members?.map((member) => member.ReplicationGroupRegion);
    return shapeFields(fields, { GlobalDatastoreRegions: othersOf(regions, context.scope.region) }, ref);
  };
}

/** Nothing where a member does not say where it is. */
function othersOf(regions: readonly (string | undefined)[] | undefined, home: string): readonly string[] | undefined {
  const known = regions?.filter((region) => region !== undefined);
  if (!known || known.length < (regions?.length ?? 0)) return undefined;
  return [...new Set(known)].filter((region) => region !== home).sort();
}
