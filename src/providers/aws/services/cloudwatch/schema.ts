import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

/** A metric alarm. Composite alarms of the same answer are read for whom they tell, and are no resources of their own. */
export const alarmSchema: ResourceSchema = {
  type: 'aws/cloudwatch/alarm',
  title: { en: 'CloudWatch alarm', ja: 'CloudWatchアラーム' },
  scope: 'region',
  list: [{ call: 'cloudwatch:DescribeAlarms', permission: 'cloudwatch:DescribeAlarms' }],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html',
  fields: {
    AlarmName: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    Metrics: {
      type: 'list',
      derived: 'the metrics it watches: Namespace and MetricName, or those its expression is made of',
      items: {
        type: 'object',
        fields: {
          AccountId: { type: 'string' },
          Namespace: { type: 'string' },
          MetricName: { type: 'string' },
        },
      },
    },
    FilterMetric: {
      type: 'string',
      nullable: true,
      derived:
        'the one metric (namespace:name) it watches that is not in a namespace of AWS, as a metric filter writes',
      doc: { en: "null: it watches AWS services' own metrics only", ja: 'null はAWSサービスのメトリクスのみ' },
    },
    MetricAccountId: {
      type: 'string',
      nullable: true,
      derived: 'the account of FilterMetric: the alarm may name another account than its own',
    },
    Notifies: {
      type: 'boolean',
      derived:
        'its actions are enabled and there is one for ALARM, or so it is of a composite alarm that this alarm alone sets off',
    },
  },
};

/** The reader of CloudWatch alarms. */
export const cloudwatchService: Collector = {
  service: 'cloudwatch',
  scope: 'region',
  schemas: [alarmSchema],
  serviceId: 'CloudWatch',
  endpointPrefix: 'monitoring',
  load: async () => (await import('./collector.ts')).collectAlarms,
};
