import { shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { logGroupSchema } from './schema.ts';

/** Reads the log groups of a region: one list call gives it all, 50 a page. */
export async function collectLogGroups(context: Context): Promise<void> {
  if (!isWanted(context, logGroupSchema)) return;
  const { CloudWatchLogsClient, DescribeLogGroupsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  const client = new CloudWatchLogsClient(context.settings('CloudWatch Logs', context.scope.region));
  const call = listCall(logGroupSchema, 'logs:DescribeLogGroups');
  const listed = await context.reader.readPages({
    call,
    send: (nextToken, options) => client.send(new DescribeLogGroupsCommand({ limit: 50, nextToken }), options),
    items: (page) => page.logGroups,
    next: (page) => page.nextToken,
  });
  const fields = listedFields(context, logGroupSchema);
  for (const group of listed.items) {
    const name = group.logGroupName ?? '';
    const { account, scope } = context;
    reportResource(context, {
      schema: logGroupSchema,
      // `arn` ends in `:*`, which stands for the streams in it.
      id:
        group.logGroupArn ??
        group.arn?.replace(/:\*$/, '') ??
        `arn:${account.partition}:logs:${scope.region}:${account.id}:log-group:${name}`,
      name,
      shaped: shapeFields(fields, group, call),
    });
  }
  reportListing(context, logGroupSchema, listed.cause);
}
