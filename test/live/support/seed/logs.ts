import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  CreateDeliveryCommand,
  CreateLogGroupCommand,
  PutDeliveryDestinationCommand,
  PutDeliverySourceCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { account, region, type Settings } from './settings.ts';

/** Groups 0 to 3 are kept for ten years, 4 to 6 for 90 days, 7 to 9 for ever; 0 has a key, a filter and an alarm on it. */
export async function seedLogs(settings: Settings, key: string): Promise<void> {
  const logs = new CloudWatchLogsClient(settings);
  for (let number = 0; number < 10; number++) {
    const logGroupName = `/acme/app-${number}`;
    await logs.send(new CreateLogGroupCommand({ logGroupName, ...(number === 0 && { kmsKeyId: key }) }));
    if (number > 6) continue;
    const retentionInDays = number <= 3 ? 3653 : 90;
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  }
  const metric = { metricName: 'RootUse', metricNamespace: 'Acme' };
  await logs.send(
    new PutMetricFilterCommand({
      logGroupName: '/acme/app-0',
      filterName: 'root',
      filterPattern: '{ $.userIdentity.type = "Root" }',
      metricTransformations: [{ ...metric, metricValue: '1' }],
    }),
  );
  await new CloudWatchClient(settings).send(
    new PutMetricAlarmCommand({
      AlarmName: 'root',
      MetricName: metric.metricName,
      Namespace: metric.metricNamespace,
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [`arn:aws:sns:${region}:${account}:alerts`],
    }),
  );
}

/** Delivers the access log of a distribution to a bucket: a matter of us-east-1. */
export async function deliverAccessLog(settings: Settings, resourceArn: string): Promise<void> {
  const logs = new CloudWatchLogsClient({ ...settings, region: 'us-east-1' });
  const logType = 'ACCESS_LOGS';
  await logs.send(new PutDeliverySourceCommand({ name: 'source', resourceArn, logType }));
  const { deliveryDestination } = await logs.send(
    new PutDeliveryDestinationCommand({
      name: 'destination',
      deliveryDestinationConfiguration: { destinationResourceArn: 'arn:aws:s3:::acme-audit' },
    }),
  );
  await logs.send(
    new CreateDeliveryCommand({ deliverySourceName: 'source', deliveryDestinationArn: deliveryDestination?.arn }),
  );
}
