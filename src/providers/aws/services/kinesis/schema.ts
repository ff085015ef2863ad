import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'kinesis:DescribeStreamSummary', permission: 'kinesis:DescribeStreamSummary' };

export const streamSchema: ResourceSchema = {
  type: 'aws/kinesis/stream',
  title: { en: 'Kinesis data stream', ja: 'Kinesisデータストリーム' },
  scope: 'region',
  list: [{ call: 'kinesis:ListStreams', permission: 'kinesis:ListStreams' }],
  source: 'https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StreamDescriptionSummary.html',
  fields: {
    StreamName: { type: 'string' },
    EncryptionType: { type: 'string', from: [describe], enum: ['KMS', 'NONE'] },
    KeyId: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      from: [describe],
      // It says which key encrypts: without encryption there is none. API_StreamDescriptionSummary.html
      doc: {
        en: 'a key id, ARN or alias; alias/aws/kinesis is the key AWS manages',
        ja: 'キーID・ARN・エイリアス。alias/aws/kinesis はAWSマネージドキー',
      },
    },
    RetentionPeriodHours: { type: 'integer', from: [describe] },
  },
};

/** The reader of Kinesis Data Streams. */
export const kinesisService: Collector = {
  service: 'kinesis',
  scope: 'region',
  schemas: [streamSchema],
  serviceId: 'Kinesis',
  endpointPrefix: 'kinesis',
  load: async () => (await import('./collector.ts')).collectStreams,
};
