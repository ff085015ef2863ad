import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { filterMetric, notifies, watchedMetrics } from '../../derive/alarm-metrics.ts';
import { alarmSchema as schema } from './schema.ts';

type Alarm = { readonly metric: MetricAlarm } | { readonly composite: CompositeAlarm };

/** Reads the metric alarms of a region, and beside them the composite alarms that speak for them. */
export async function collectAlarms(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { CloudWatchClient, DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch');
  const { account, scope } = context;
  const client = new CloudWatchClient(context.settings('CloudWatch', scope.region));
  const call = listCall(schema, 'cloudwatch:DescribeAlarms');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) =>
      client.send(
        // Without the types it lists metric alarms only.
        new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100, NextToken }),
        options,
      ),
    items: ({ MetricAlarms, CompositeAlarms }): readonly Alarm[] | undefined =>
      (MetricAlarms ?? CompositeAlarms) && [
        ...(MetricAlarms ?? []).map((metric) => ({ metric })),
        ...(CompositeAlarms ?? []).map((composite) => ({ composite })),
      ],
    next: (page) => page.NextToken,
  });
  const composites = listed.items.flatMap((alarm) => ('composite' in alarm ? [alarm.composite] : []));
  for (const alarm of listed.items) {
    if (!('metric' in alarm)) continue;
    const { metric } = alarm;
    const Metrics = watchedMetrics(metric, account.id);
    const told = notifies(metric, composites);
    const facts = {
      ...metric,
      AccountId: account.id,
      Region: scope.region,
      Metrics,
      ...filterMetric(Metrics),
      // A composite alarm that was not listed may speak for it.
      Notifies: told === false && listed.cause ? undefined : told,
    };
    reportResource(context, {
      schema,
      id: metric.AlarmArn ?? `${scope.region}/${metric.AlarmName}`,
      name: metric.AlarmName ?? '',
      shaped: shapeFields(listedFields(context, schema), facts, call),
    });
  }
  reportListing(context, schema, listed.cause);
}
