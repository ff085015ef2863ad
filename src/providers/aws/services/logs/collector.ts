import type { Context } from '../../collector.ts';
import { listResources } from '../../list-resources.ts';
import { logGroupSchema as schema } from './schema.ts';

/** Reads the log groups of a region: one list call gives it all, 50 a page. */
export async function collectLogGroups(context: Context): Promise<void> {
  const { CloudWatchLogsClient, DescribeLogGroupsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
  const { account, scope } = context;
  const client = new CloudWatchLogsClient(context.settings('CloudWatch Logs', scope.region));
  await listResources(context, {
    schema,
    call: 'logs:DescribeLogGroups',
    send: (nextToken, options) => client.send(new DescribeLogGroupsCommand({ limit: 50, nextToken }), options),
    items: (page) => page.logGroups,
    next: (page) => page.nextToken,
    identify: ({ logGroupArn, arn, logGroupName: name = '' }) => ({
      // `arn` ends in `:*`, which stands for the streams in it.
      id:
        logGroupArn ??
        arn?.replace(/:\*$/, '') ??
        `arn:${account.partition}:logs:${scope.region}:${account.id}:log-group:${name}`,
      name,
    }),
  });
}
