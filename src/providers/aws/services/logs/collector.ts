import type { CloudWatchLogsClient, LogGroup, MetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import { fieldsFrom } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { auditMetrics } from '../../derive/audit-events.ts';
import { readDeliveries } from './deliveries.ts';
import { metricFilters, logGroupSchema as schema } from './schema.ts';

/** Reads the log groups of a region, 50 a page, and in lists of their own the metric filters and deliveries of all. */
export async function collectLogGroups(context: Context): Promise<void> {
  const { CloudWatchLogsClient, DescribeLogGroupsCommand } = sdk('@aws-sdk/client-cloudwatch-logs');
  const { account, scope } = context;
  const client = new CloudWatchLogsClient(context.settings('CloudWatch Logs', scope.region));
  const filters = readFilters(context, client);
  const deliveries = readDeliveries(context, client);
  await listResources(context, {
    schema,
    call: 'logs:DescribeLogGroups',
    send: (nextToken, options) => client.send(new DescribeLogGroupsCommand({ limit: 50, nextToken }), options),
    items: (page) => page.logGroups,
    next: (page) => page.nextToken,
    identify: (group) => ({ id: arnOf(group, context), name: group.logGroupName ?? '' }),
    shape: (group) => ({
      ...group,
      logGroupArn: group.logGroupArn ?? group.arn?.replace(/:\*$/, ''),
      AccountId: account.id,
      Region: scope.region,
    }),
    details: async (group) => [(await filters)(group.logGroupName ?? ''), (await deliveries)(arnOf(group, context))],
  });
  await Promise.all([filters, deliveries]);
}

/** `arn` ends in `:*`, which stands for the streams in it. */
function arnOf({ logGroupArn, arn, logGroupName = '' }: LogGroup, { account, scope }: Context): string {
  const made = `arn:${account.partition}:logs:${scope.region}:${account.id}:log-group:${logGroupName}`;
  return logGroupArn ?? arn?.replace(/:\*$/, '') ?? made;
}

/** What the metric filters say of each log group. Asks for nothing where that is not wanted. */
async function readFilters(context: Context, client: CloudWatchLogsClient): Promise<(group: string) => Shaped> {
  const fields = fieldsFrom(context, schema, metricFilters.call);
  if (Object.keys(fields).length === 0) return () => shapeFields({}, {});
  const { DescribeMetricFiltersCommand } = sdk('@aws-sdk/client-cloudwatch-logs');
  const listed = await context.reader.readPages({
    call: metricFilters,
    send: (nextToken, options) => client.send(new DescribeMetricFiltersCommand({ limit: 50, nextToken }), options),
    items: (page) => page.metricFilters,
    next: (page) => page.nextToken,
  });
  const { cause } = listed;
  if (cause) return () => leaveUnread(Object.keys(fields), cause);
  const byGroup = new Map<string, MetricFilter[]>();
  for (const filter of listed.items) {
    const group = filter.logGroupName ?? '';
    byGroup.set(group, [...(byGroup.get(group) ?? []), filter]);
  }
  return (group) => shapeFields(fields, { AuditMetrics: auditMetrics(byGroup.get(group) ?? []) }, metricFilters);
}
