import type { EC2Client } from '@aws-sdk/client-ec2';
import { isWanted, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { flowLogSink, otherFlowLogSinks } from '../../derive/flow-log-sinks.ts';
import { arnOf } from './arn.ts';
import { flowLogSchema as schema } from './flow-log-schema.ts';

/** Reads the flow logs of a region, each with where the others of its resource go. */
export async function collectFlowLogs(context: Context, client: EC2Client): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeFlowLogsCommand } = sdk('@aws-sdk/client-ec2');
  const { id: account, partition } = context.account;
  const place = { partition, account, region: context.scope.region };
  const call = listCall(schema, 'ec2:DescribeFlowLogs');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new DescribeFlowLogsCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.FlowLogs,
    next: (page) => page.NextToken,
  });
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: ({ FlowLogId = '' }) => ({ id: arnOf(context, `vpc-flow-log/${FlowLogId}`), name: FlowLogId }),
    shape: (log) => ({
      ...log,
      Region: place.region,
      ...flowLogSink(log, place),
      // Of a list that is not whole, another flow log may be missing.
      ...(listed.cause ? {} : otherFlowLogSinks(log, listed.items, place)),
    }),
  });
}
