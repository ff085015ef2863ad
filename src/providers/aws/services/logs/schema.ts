import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { auditEvents } from '../../derive/audit-events.ts';

/** All metric filters of a region: without a log group's name it lists those of every log group. */
export const metricFilters = { call: 'logs:DescribeMetricFilters', permission: 'logs:DescribeMetricFilters' };

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
    // "By default log groups are created without deletion protection enabled": API_CreateLogGroup.html
    deletionProtectionEnabled: { type: 'boolean', absentMeans: false },
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
