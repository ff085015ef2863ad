import type { DBCluster, GlobalCluster, RDSClient } from '@aws-sdk/client-rds';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { otherRegions } from '../../derive/arn-regions.ts';
import { askOnce } from '../../once.ts';
import { clusterSchema as schema } from './cluster-schema.ts';

/** Reads in which other regions a cluster has copies through a global cluster; the global clusters are listed once. */
export function createGlobalClusterReader(
  context: Context,
  client: RDSClient,
): (cluster: DBCluster) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, 'rds:DescribeGlobalClusters');
  const [ref] = Object.values(fields).flatMap((field) => field.from ?? []);
  if (!ref) return async () => shapeFields({}, {});
  const list = askOnce(async () => {
    const { DescribeGlobalClustersCommand } = await import('@aws-sdk/client-rds');
    return context.reader.readPages({
      call: ref,
      send: (Marker, options) => client.send(new DescribeGlobalClustersCommand({ MaxRecords: 100, Marker }), options),
      items: (page) => page.GlobalClusters,
      next: (page) => page.Marker,
    });
  });
  return async ({ DBClusterArn: arn, GlobalClusterIdentifier }) => {
    const { items, cause } = await list('all');
    const members = items.map(membersOf).find((arns) => arn !== undefined && arns.includes(arn));
    if (!members && cause) return leaveUnread(Object.keys(fields), cause);
    // A cluster that says it belongs to a global cluster, which the list does not show.
    const known = members ?? (GlobalClusterIdentifier ? undefined : []);
    const GlobalClusterRegions = known && otherRegions(known, context.scope.region);
    return shapeFields(fields, { GlobalClusterRegions }, ref);
  };
}

function membersOf({ GlobalClusterMembers = [] }: GlobalCluster): readonly string[] {
  return GlobalClusterMembers.flatMap(({ DBClusterArn, Readers = [] }) => [DBClusterArn ?? 'arn:', ...Readers]);
}
