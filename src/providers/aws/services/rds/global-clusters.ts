import type { DBCluster, GlobalCluster, RDSClient } from '@aws-sdk/client-rds';
import { createSharedListReader } from '../../../read/read-shared-list.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { otherRegions } from '../../derive/arn-regions.ts';
import { clusterSchema as schema } from './cluster-schema.ts';

/** Reads in which other regions a cluster has copies through a global cluster. */
export async function createGlobalClusterReader(
  context: Context,
  client: RDSClient,
): Promise<(cluster: DBCluster) => Promise<Shaped>> {
  const { DescribeGlobalClustersCommand } = sdk('@aws-sdk/client-rds');
  const read = createSharedListReader(context, {
    schema,
    call: 'rds:DescribeGlobalClusters',
    send: (_, Marker, options) => client.send(new DescribeGlobalClustersCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.GlobalClusters,
    next: (page) => page.Marker,
  });
  return ({ DBClusterArn: arn, GlobalClusterIdentifier }) =>
    read('', ({ items, cause }) => {
      const members = items.map(membersOf).find((arns) => arn !== undefined && arns.includes(arn));
      // A cluster that says it belongs to a global cluster, which the list does not show.
      const known = members ?? (cause || GlobalClusterIdentifier ? undefined : []);
      return known && { GlobalClusterRegions: otherRegions(known, context.scope.region) };
    });
}

function membersOf({ GlobalClusterMembers = [] }: GlobalCluster): readonly string[] {
  return GlobalClusterMembers.flatMap(({ DBClusterArn, Readers = [] }) => [DBClusterArn ?? 'arn:', ...Readers]);
}
