import type { LoggingStatus } from '@aws-sdk/client-redshift';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { createParameterReader } from './parameters.ts';
import { clusterSchema as schema } from './schema.ts';

/** Reads the Redshift clusters of a region. */
export async function collectRedshift(context: Context): Promise<void> {
  const { RedshiftClient, DescribeClustersCommand, DescribeLoggingStatusCommand } = await import(
    '@aws-sdk/client-redshift'
  );
  const { account, scope } = context;
  const client = new RedshiftClient(context.settings('Redshift', scope.region));
  const arnOf = (name: string): string =>
    `arn:${account.partition}:redshift:${scope.region}:${account.id}:cluster:${name}`;
  const readParameters = await createParameterReader(context, client);
  await listResources(context, {
    schema,
    call: 'redshift:DescribeClusters',
    send: (Marker, options) => client.send(new DescribeClustersCommand({ MaxRecords: 100, Marker }), options),
    items: (page) => page.Clusters,
    next: (page) => page.Marker,
    identify: ({ ClusterIdentifier: name = '' }) => ({ id: arnOf(name), name }),
    shape: (cluster) => ({
      ...cluster,
      ClusterArn: arnOf(cluster.ClusterIdentifier ?? ''),
      Region: scope.region,
      SecurityGroupIds: cluster.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
    }),
    details: ({ ClusterIdentifier, ClusterParameterGroups }) =>
      Promise.all([
        readParameters(ClusterParameterGroups?.[0]?.ParameterGroupName),
        readAttributes(context, {
          schema,
          call: 'redshift:DescribeLoggingStatus',
          ...(ClusterIdentifier === undefined ? {} : { subject: ClusterIdentifier }),
          send: (options) => client.send(new DescribeLoggingStatusCommand({ ClusterIdentifier }), options),
          shape: (status) => ({ Logging: shapeLogging(status) }),
        }),
      ]),
  });
}

/** Logging that is off goes nowhere; of logging that is on, what is left out is not known. */
function shapeLogging(status: LoggingStatus): Readonly<Record<string, unknown>> {
  return status.LoggingEnabled === false ? { LogDestinationType: null, LogExports: [], ...status } : { ...status };
}
