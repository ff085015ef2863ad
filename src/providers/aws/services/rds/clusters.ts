import type { RDSClient } from '@aws-sdk/client-rds';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { otherRegions } from '../../derive/arn-regions.ts';
import { clusterSchema as schema } from './cluster-schema.ts';
import { createGlobalClusterReader } from './global-clusters.ts';
import { createParameterReader, parameterFilters } from './parameters.ts';

export async function collectClusters(context: Context, client: RDSClient): Promise<void> {
  const { DescribeDBClusterParametersCommand, DescribeDBClustersCommand } = sdk('@aws-sdk/client-rds');
  const { region } = context.scope;
  const readParameters = createParameterReader(context, {
    schema,
    call: 'rds:DescribeDBClusterParameters',
    send: (DBClusterParameterGroupName, Marker, options) =>
      client.send(
        new DescribeDBClusterParametersCommand({
          DBClusterParameterGroupName,
          Filters: parameterFilters,
          MaxRecords: 100,
          Marker,
        }),
        options,
      ),
  });
  const readGlobalRegions = await createGlobalClusterReader(context, client);
  await listResources(context, {
    schema,
    call: 'rds:DescribeDBClusters',
    send: (Marker, options) => client.send(new DescribeDBClustersCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.DBClusters,
    next: (page) => page.Marker,
    identify: ({ DBClusterArn, DBClusterIdentifier: name = '' }) => ({ id: DBClusterArn ?? name, name }),
    shape: (cluster) => ({
      ...cluster,
      Region: region,
      ReplicaRegions: otherRegions(cluster.ReadReplicaIdentifiers ?? [], region),
      Tags: cluster.TagList,
    }),
    details: (cluster) =>
      Promise.all([readParameters(cluster.DBClusterParameterGroup, cluster.Engine), readGlobalRegions(cluster)]),
  });
}
