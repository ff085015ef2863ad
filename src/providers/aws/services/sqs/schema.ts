import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const attributes = { call: 'sqs:GetQueueAttributes', permission: 'sqs:GetQueueAttributes' };

/** The answer is a map of what is set on the queue: API_GetQueueAttributes.html. */
export const queueSchema: ResourceSchema = {
  type: 'aws/sqs/queue',
  title: { en: 'SQS queue', ja: 'SQSキュー' },
  scope: 'region',
  list: [{ call: 'sqs:ListQueues', permission: 'sqs:ListQueues' }],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html',
  fields: {
    QueueUrl: { type: 'string' },
    QueueName: { type: 'string', derived: 'the last part of QueueUrl' },
    QueueArn: { type: 'string', from: [attributes] },
    KmsMasterKeyId: {
      type: 'string',
      nullable: true,
      from: [attributes],
      doc: { en: 'null: no KMS key is set', ja: 'null はKMSキーの設定なし' },
    },
    SqsManagedSseEnabled: {
      type: 'boolean',
      from: [attributes],
      derived: 'the text true or false; false where a KMS key stands in its place, as a queue has one encryption only',
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: [attributes],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
    PolicyDeniesPlainCalls: {
      type: 'boolean',
      nullable: true,
      from: [attributes],
      derived:
        'Deny statements for every principal, covering sqs:SendMessage and sqs:ReceiveMessage, whose only condition is aws:SecureTransport false',
      doc: { en: 'null: no policy', ja: 'null はポリシーなし' },
    },
  },
};

/** The reader of SQS. */
export const sqsService: Collector = {
  service: 'sqs',
  scope: 'region',
  schemas: [queueSchema],
  serviceId: 'SQS',
  endpointPrefix: 'sqs',
  load: async () => (await import('./collector.ts')).collectQueues,
};
