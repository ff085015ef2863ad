import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const attributes = { call: 'sns:GetTopicAttributes', permission: 'sns:GetTopicAttributes' };

/** The answer is a map of what is set on the topic: API_GetTopicAttributes.html. */
export const topicSchema: ResourceSchema = {
  type: 'aws/sns/topic',
  title: { en: 'SNS topic', ja: 'SNSトピック' },
  scope: 'region',
  list: [{ call: 'sns:ListTopics', permission: 'sns:ListTopics' }],
  source: 'https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html',
  fields: {
    TopicArn: { type: 'string' },
    TopicName: { type: 'string', derived: 'the last part of TopicArn' },
    KmsMasterKeyId: {
      type: 'string',
      nullable: true,
      from: [attributes],
      doc: { en: 'null: no KMS key is set', ja: 'null はKMSキーの設定なし' },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      from: [attributes],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints',
    },
    PolicyDeniesPlainCalls: {
      type: 'boolean',
      from: [attributes],
      derived:
        'Deny statements for every principal, covering sns:Publish, whose only condition is aws:SecureTransport false',
    },
  },
};

/** The reader of SNS. */
export const snsService: Collector = {
  service: 'sns',
  scope: 'region',
  schemas: [topicSchema],
  serviceId: 'SNS',
  endpointPrefix: 'sns',
  load: async () => (await import('./collector.ts')).collectTopics,
};
