import type { EKSClient } from '@aws-sdk/client-eks';
import { isWanted, listCall, readAttributes } from '../../../read/attributes.ts';
import { type Child, listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { nodegroupSchema as schema } from './schema.ts';

/** Reads the managed node groups of the clusters. Nodes that are managed otherwise are plain instances. */
export async function collectNodegroups(context: Context, client: EKSClient, names: Listed<string>): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeNodegroupCommand } = sdk('@aws-sdk/client-eks');
  const { account, scope } = context;
  await reportListed(context, {
    schema,
    call: listCall(schema, 'eks:ListNodegroups'),
    listed: await listNodegroups(context, client, names),
    identify: ({ parent, item }) => ({
      id: `arn:${account.partition}:eks:${scope.region}:${scope.account}:nodegroup/${parent}/${item}`,
      name: `${parent}/${item}`,
    }),
    shape: ({ parent, item }) => ({ clusterName: parent, nodegroupName: item }),
    details: async ({ parent, item }) => [
      await readAttributes(context, {
        schema,
        call: 'eks:DescribeNodegroup',
        subject: `${parent}/${item}`,
        send: (options) =>
          client.send(new DescribeNodegroupCommand({ clusterName: parent, nodegroupName: item }), options),
        shape: ({ nodegroup }) => ({ ...nodegroup }),
      }),
    ],
  });
}

/** The names of the node groups of each cluster. */
async function listNodegroups(
  context: Context,
  client: EKSClient,
  clusters: Listed<string>,
): Promise<Listed<Child<string, string>>> {
  const { ListNodegroupsCommand } = sdk('@aws-sdk/client-eks');
  return listChildren(16, clusters, (clusterName) =>
    context.reader.readPages({
      call: listCall(schema, 'eks:ListNodegroups'),
      subject: clusterName,
      send: (nextToken, options) =>
        client.send(new ListNodegroupsCommand({ clusterName, nextToken, maxResults: 100 }), options),
      items: (page) => page.nodegroups,
      next: (page) => page.nextToken,
    }),
  );
}
