import type { EKSClient } from '@aws-sdk/client-eks';
import type { Cause } from '../../../../model/cause.ts';
import { isWanted, listCall, readAttributes } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { forEachAtMost, reportListed } from '../../list-resources.ts';
import type { Listed } from '../../read.ts';
import { nodegroupSchema as schema } from './schema.ts';

interface Place {
  readonly clusterName: string;
  readonly nodegroupName: string;
}

/** Reads the managed node groups of the clusters. Nodes that are managed otherwise are plain instances. */
export async function collectNodegroups(context: Context, client: EKSClient, names: Listed<string>): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeNodegroupCommand } = await import('@aws-sdk/client-eks');
  const { account, scope } = context;
  await reportListed(context, {
    schema,
    call: listCall(schema, 'eks:ListNodegroups'),
    listed: await listNodegroups(context, client, names),
    identify: ({ clusterName, nodegroupName }) => ({
      id: `arn:${account.partition}:eks:${scope.region}:${scope.account}:nodegroup/${clusterName}/${nodegroupName}`,
      name: `${clusterName}/${nodegroupName}`,
    }),
    shape: (place) => ({ ...place }),
    details: async (place) => [
      await readAttributes(context, {
        schema,
        call: 'eks:DescribeNodegroup',
        subject: `${place.clusterName}/${place.nodegroupName}`,
        send: (options) => client.send(new DescribeNodegroupCommand({ ...place }), options),
        shape: ({ nodegroup }) => ({ ...nodegroup }),
      }),
    ],
  });
}

async function listNodegroups(context: Context, client: EKSClient, names: Listed<string>): Promise<Listed<Place>> {
  const { ListNodegroupsCommand } = await import('@aws-sdk/client-eks');
  const places: Place[] = [];
  let cause: Cause | undefined = names.cause;
  await forEachAtMost(16, names.items, async (clusterName) => {
    const listed = await context.reader.readPages({
      call: listCall(schema, 'eks:ListNodegroups'),
      subject: clusterName,
      send: (nextToken, options) =>
        client.send(new ListNodegroupsCommand({ clusterName, nextToken, maxResults: 100 }), options),
      items: (page) => page.nodegroups,
      next: (page) => page.nextToken,
    });
    for (const nodegroupName of listed.items) places.push({ clusterName, nodegroupName });
    cause ??= listed.cause;
  });
  return { items: places, ...(cause && { cause }) };
}
