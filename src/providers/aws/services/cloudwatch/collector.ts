import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { isWanted, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { filterMetric, notifies, watchedMetrics } from '../../derive/alarm-metrics.ts';
import { alarmSchema as schema } from './schema.ts';

type Alarm = { readonly metric: MetricAlarm } | { readonly composite: CompositeAlarm };

/** Reads the metric alarms of a region, and beside them the composite alarms that speak for them. */
export async function collectAlarms(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { CloudWatchClient, DescribeAlarmsCommand } = sdk('@aws-sdk/client-cloudwatch');
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
  const metrics = listed.items.flatMap((alarm) => ('metric' in alarm ? [alarm.metric] : []));
  await reportListed(context, {
    schema,
    call,
    listed: { ...listed, items: metrics },
    identify: ({ AlarmArn, AlarmName = '' }) => ({ id: AlarmArn ?? `${scope.region}/${AlarmName}`, name: AlarmName }),
    shape: (alarm) => {
      const Metrics = watchedMetrics(alarm, account.id);
      const told = notifies(alarm, composites);
      return {
        ...alarm,
        AccountId: account.id,
        Region: scope.region,
        Metrics,
        ...filterMetric(Metrics),
        // A composite alarm that was not listed may speak for it.
        Notifies: told === false && listed.cause ? undefined : told,
      };
    },
  });
}
