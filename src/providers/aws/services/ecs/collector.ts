import type { Cluster, ECSClient } from '@aws-sdk/client-ecs';
import { isWanted, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import { readBatchAttributes } from '../../../read/read-batches.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { clusterSchema as schema, serviceSchema } from './schema.ts';
import { collectServices } from './services.ts';
import { taskDefinitionSchema } from './task-definition-schema.ts';

/** Reads the clusters of a region, their services, and the task definitions that the services run. */
export async function collectEcs(context: Context): Promise<void> {
  const wanted = [schema, serviceSchema, taskDefinitionSchema].find((candidate) => isWanted(context, candidate));
  if (!wanted) return;
  const { ECSClient, ListClustersCommand } = sdk('@aws-sdk/client-ecs');
  const client = new ECSClient(context.settings('ECS', context.scope.region));
  const clusters = await context.reader.readPages({
    call: listCall(wanted, 'ecs:ListClusters'),
    send: (nextToken, options) => client.send(new ListClustersCommand({ nextToken, maxResults: 100 }), options),
    items: (page) => page.clusterArns,
    next: (page) => page.nextToken,
  });
  await Promise.all([collectClusters(context, client, clusters), collectServices(context, client, clusters)]);
}

/** The last part of an ARN. */
function nameOf(arn: string): string {
  return arn.split('/').at(-1) ?? arn;
}

async function collectClusters(context: Context, client: ECSClient, listed: Listed<string>): Promise<void> {
  if (!isWanted(context, schema)) return;
  const describe = await describeClusters(context, client, listed.items);
  await reportListed(context, {
    schema,
    call: listCall(schema, 'ecs:ListClusters'),
    listed,
    identify: (arn) => ({ id: arn, name: nameOf(arn) }),
    shape: (clusterArn) => ({ clusterArn }),
    details: async (arn) => [describe(arn)],
  });
}

async function describeClusters(context: Context, client: ECSClient, arns: readonly string[]) {
  const { DescribeClustersCommand } = sdk('@aws-sdk/client-ecs');
  return readBatchAttributes(context, {
    schema,
    call: 'ecs:DescribeClusters',
    ids: arns,
    // "A list of up to 100 cluster names or full cluster ARN entries": API_DescribeClusters.html
    size: 100,
    send: (clusters, _token, options) =>
      client.send(
        new DescribeClustersCommand({ clusters: [...clusters], include: ['SETTINGS', 'CONFIGURATIONS'] }),
        options,
      ),
    items: (page) => page.clusters,
    idOf: ({ clusterArn }) => clusterArn,
    shape: shapeCluster,
    whenAbsent: 'vanished',
  });
}

function shapeCluster({ clusterName, settings, configuration }: Cluster): Readonly<Record<string, unknown>> {
  return {
    clusterName,
    containerInsights: settings?.find(({ name }) => name === 'containerInsights')?.value,
    executeCommandLogging: configuration?.executeCommandConfiguration?.logging ?? 'DEFAULT',
  };
}
