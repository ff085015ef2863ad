import type { InstanceInformation, ResourceComplianceSummaryItem, SSMClient } from '@aws-sdk/client-ssm';
import { callFor, fieldsFrom, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { readBatchAttributes } from '../../../read/read-batches.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { managedInstanceSchema as schema } from './schema.ts';

type Read = (id: string) => Shaped;

const nothing: Read = () => shapeFields({}, {});

/** Reads the managed nodes of a region, what is said of their compliance, and how they were patched. */
export async function collectManagedInstances(context: Context, client: SSMClient): Promise<void> {
  const { DescribeInstanceInformationCommand } = sdk('@aws-sdk/client-ssm');
  const { region, account } = context.scope;
  const call = listCall(schema, 'ssm:DescribeInstanceInformation');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) =>
      client.send(new DescribeInstanceInformationCommand({ MaxResults: 50, NextToken }), options),
    items: (page) => page.InstanceInformationList,
    next: (page) => page.NextToken,
  });
  const [readSummaries, readPatches] = await Promise.all([
    readCompliance(context, client, listed.items),
    readPatchStates(context, client, listed.items),
  ]);
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: ({ InstanceId = '' }) => ({
      id: `aws/ssm/managed-instance/${account}/${region}/${InstanceId}`,
      name: InstanceId,
    }),
    shape: (node) => ({ ...node, Region: region, AccountId: account }),
    details: async ({ InstanceId = '' }) => [readSummaries(InstanceId), readPatches(InstanceId)],
  });
}

/** One list holds the summaries of all nodes: every one of a region, a page of 50. */
async function readCompliance(
  context: Context,
  client: SSMClient,
  nodes: readonly InstanceInformation[],
): Promise<Read> {
  const { ListResourceComplianceSummariesCommand } = sdk('@aws-sdk/client-ssm');
  const fields = fieldsFrom(context, schema, 'ssm:ListResourceComplianceSummaries');
  const call = callFor(fields, 'ssm:ListResourceComplianceSummaries');
  if (!call || nodes.length === 0) return nothing;
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) =>
      client.send(new ListResourceComplianceSummariesCommand({ MaxResults: 50, NextToken }), options),
    items: (page) => page.ResourceComplianceSummaryItems,
    next: (page) => page.NextToken,
  });
  const byNode = Map.groupBy(listed.items, ({ ResourceId }: ResourceComplianceSummaryItem) => ResourceId ?? '');
  return (id) => {
    const own = byNode.get(id) ?? [];
    if (listed.cause && own.length === 0) return leaveUnread(Object.keys(fields), listed.cause);
    const shaped = shapeFields(fields, { ComplianceSummaries: own }, call);
    return listed.cause ? { ...shaped, partial: { ...shaped.partial, ComplianceSummaries: listed.cause } } : shaped;
  };
}

/** Of a node that no patch operation has reported on there is no state in the answer. */
async function readPatchStates(
  context: Context,
  client: SSMClient,
  nodes: readonly InstanceInformation[],
): Promise<Read> {
  const { DescribeInstancePatchStatesCommand } = sdk('@aws-sdk/client-ssm');
  return readBatchAttributes(context, {
    schema,
    call: 'ssm:DescribeInstancePatchStates',
    ids: nodes.map(({ InstanceId = '' }) => InstanceId),
    // Array members at most 50: API_DescribeInstancePatchStates.html
    size: 50,
    send: (ids, NextToken, options) =>
      client.send(
        new DescribeInstancePatchStatesCommand({ InstanceIds: [...ids], MaxResults: 100, NextToken }),
        options,
      ),
    items: (page) => page.InstancePatchStates,
    next: (page) => page.NextToken,
    idOf: ({ InstanceId }) => InstanceId,
    shape: (state) => ({ PatchState: state }),
    whenAbsent: 'none',
  });
}
