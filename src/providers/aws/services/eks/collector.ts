import type { Cluster, EKSClient } from '@aws-sdk/client-eks';
import { isWanted, listCall, readAttributes } from '../../../read/attributes.ts';
import { listResources, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { findEndpointIngress } from '../../derive/cluster-endpoint.ts';
import { collectNodegroups } from './nodegroups.ts';
import { clusterVersionSchema, nodegroupSchema, clusterSchema as schema } from './schema.ts';

/** Reads the clusters of a region, their node groups, and the versions that EKS supports there. */
export async function collectEks(context: Context): Promise<void> {
  const { EKSClient } = sdk('@aws-sdk/client-eks');
  const client = new EKSClient(context.settings('EKS', context.scope.region));
  const needsNames = isWanted(context, schema) || isWanted(context, nodegroupSchema);
  await Promise.all([needsNames ? collectByCluster(context, client) : undefined, collectVersions(context, client)]);
}

/** Clusters that EKS itself runs; those that are only registered with it are left out of the list by default. */
async function collectByCluster(context: Context, client: EKSClient): Promise<void> {
  const { ListClustersCommand } = sdk('@aws-sdk/client-eks');
  const names = await context.reader.readPages({
    call: listCall(isWanted(context, schema) ? schema : nodegroupSchema, 'eks:ListClusters'),
    send: (nextToken, options) => client.send(new ListClustersCommand({ nextToken, maxResults: 100 }), options),
    items: (page) => page.clusters,
    next: (page) => page.nextToken,
  });
  await Promise.all([collectClusters(context, client, names), collectNodegroups(context, client, names)]);
}

async function collectClusters(context: Context, client: EKSClient, listed: Listed<string>): Promise<void> {
  const { DescribeClusterCommand } = sdk('@aws-sdk/client-eks');
  const { account, scope } = context;
  await reportListed(context, {
    schema,
    call: listCall(schema, 'eks:ListClusters'),
    listed,
    identify: (name) => ({
      id: `arn:${account.partition}:eks:${scope.region}:${scope.account}:cluster/${name}`,
      name,
    }),
    shape: (name) => ({ name }),
    details: async (name) => [
      await readAttributes(context, {
        schema,
        call: 'eks:DescribeCluster',
        subject: name,
        send: (options) => client.send(new DescribeClusterCommand({ name }), options),
        shape: ({ cluster }) => shapeCluster(cluster),
      }),
    ],
  });
}

function shapeCluster(cluster: Cluster | undefined): Readonly<Record<string, unknown>> {
  if (!cluster) return {};
  const { version, resourcesVpcConfig, logging, encryptionConfig = [] } = cluster;
  return {
    version,
    EndpointIngress: findEndpointIngress(resourcesVpcConfig),
    EnabledLogTypes: logging?.clusterLogging?.flatMap(({ enabled, types }) => (enabled === true ? (types ?? []) : [])),
    // A configuration without a provider says nothing of its key.
    SecretsKeyArn: encryptionConfig.length === 0 ? null : encryptionConfig[0]?.provider?.keyArn,
  };
}

async function collectVersions(context: Context, client: EKSClient): Promise<void> {
  const { DescribeClusterVersionsCommand } = sdk('@aws-sdk/client-eks');
  await listResources(context, {
    schema: clusterVersionSchema,
    call: 'eks:DescribeClusterVersions',
    send: (nextToken, options) =>
      client.send(new DescribeClusterVersionsCommand({ includeAll: true, maxResults: 100, nextToken }), options),
    items: (page) => page.clusterVersions,
    next: (page) => page.nextToken,
    identify: ({ clusterVersion = '' }) => ({
      id: `aws/eks/cluster-version/${context.scope.account}/${context.scope.region}/${clusterVersion}`,
      name: clusterVersion,
    }),
  });
}
