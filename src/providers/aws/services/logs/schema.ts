import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { auditEvents } from '../../derive/audit-events.ts';
import { deliveriesCall } from '../../read/log-deliveries.ts';

/** All metric filters of a region: without a log group's name it lists those of every log group. */
export const metricFilters = { call: 'logs:DescribeMetricFilters', permission: 'logs:DescribeMetricFilters' };

/** A delivery names its destination, and only that names the log group or bucket. */
export const destinationsCall = {
  call: 'logs:DescribeDeliveryDestinations',
  permission: 'logs:DescribeDeliveryDestinations',
};
const deliveries = [deliveriesCall, destinationsCall];

const metrics: Field = { type: 'list', items: { type: 'string' } };

export const logGroupSchema: ResourceSchema = {
  type: 'aws/logs/log-group',
  title: { en: 'CloudWatch log group', ja: 'CloudWatchロググループ' },
  scope: 'region',
  list: [{ call: 'logs:DescribeLogGroups', permission: 'logs:DescribeLogGroups' }],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html',
  fields: {
    logGroupName: { type: 'string' },
    arn: { type: 'string' },
    logGroupArn: { type: 'string', derived: 'logGroupArn, or where it is left out arn without the :* at its end' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    retentionInDays: {
      type: 'integer',
      nullable: true,
      absentMeans: null,
      doc: { en: 'null = never expires', ja: 'null は無期限' },
    },
    kmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    logGroupClass: { type: 'string', absentMeans: 'STANDARD', enum: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] },
    // "Displays whether this log group has a protection policy, or whether it had one in the past"
    dataProtectionStatus: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      enum: ['ACTIVATED', 'ARCHIVED', 'DELETED', 'DISABLED'],
      doc: { en: 'null: it never had a data protection policy', ja: 'null はデータ保護ポリシーの設定歴なし' },
    },
    // "Displays all the properties that this log group has inherited from account-level settings": API_LogGroup.html
    inheritedProperties: {
      type: 'list',
      absentMeans: [],
      items: { type: 'string', enum: ['ACCOUNT_DATA_PROTECTION'] },
    },
    // "By default log groups are created without deletion protection enabled": API_CreateLogGroup.html
    deletionProtectionEnabled: { type: 'boolean', absentMeans: false },
    OtherDeliveryBucketName: {
      type: 'string',
      nullable: true,
      from: deliveries,
      derived:
        'the one bucket to which all that CloudWatch Logs delivers to this group is delivered as well; left open if several',
      doc: { en: 'null: nothing, or not all of it', ja: 'null は該当なし、または一部のみ' },
    },
    OtherDeliveryPath: {
      type: 'string',
      nullable: true,
      from: deliveries,
      derived: 'the folder of that bucket which the destination names; empty: the whole bucket',
    },
    AuditMetrics: {
      type: 'object',
      from: [metricFilters],
      derived:
        'by family of audited events the metrics (namespace:name) whose metric filters on this group match every event of the family; the patterns are parsed, so that they may be written in any way',
      fields: Object.fromEntries(auditEvents.map((family) => [family, metrics])),
    },
  },
};

/** The reader of CloudWatch Logs. */
export const logsService: Collector = {
  service: 'logs',
  scope: 'region',
  schemas: [logGroupSchema],
  serviceId: 'CloudWatch Logs',
  endpointPrefix: 'logs',
  load: async () => (await import('./collector.ts')).collectLogGroups,
};
