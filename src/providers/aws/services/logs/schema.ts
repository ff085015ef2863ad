import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

export const logGroupSchema: ResourceSchema = {
  type: 'aws/logs/log-group',
  title: { en: 'CloudWatch log group', ja: 'CloudWatchロググループ' },
  scope: 'region',
  list: [{ call: 'logs:DescribeLogGroups', permission: 'logs:DescribeLogGroups' }],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html',
  fields: {
    logGroupName: { type: 'string' },
    arn: { type: 'string' },
    retentionInDays: {
      type: 'integer',
      nullable: true,
      absentMeans: null,
      doc: { en: 'null = never expires', ja: 'null は無期限' },
    },
    kmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    logGroupClass: { type: 'string', absentMeans: 'STANDARD', enum: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] },
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
