import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'kms:DescribeKey', permission: 'kms:DescribeKey' };
const rotation = { call: 'kms:GetKeyRotationStatus', permission: 'kms:GetKeyRotationStatus' };
const policy = { call: 'kms:GetKeyPolicy', permission: 'kms:GetKeyPolicy' };

export const keySchema: ResourceSchema = {
  type: 'aws/kms/key',
  title: { en: 'KMS key', ja: 'KMSキー' },
  scope: 'region',
  list: [{ call: 'kms:ListKeys', permission: 'kms:ListKeys' }],
  source: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html',
  fields: {
    KeyId: { type: 'string' },
    Arn: { type: 'string' },
    KeyManager: { type: 'string', from: [describe], enum: ['AWS', 'CUSTOMER'] },
    KeyState: { type: 'string', from: [describe] },
    KeySpec: { type: 'string', from: [describe] },
    KeyUsage: { type: 'string', from: [describe] },
    Origin: { type: 'string', from: [describe], enum: ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] },
    MultiRegion: { type: 'boolean', absentMeans: false, from: [describe] },
    CreationDate: { type: 'time', from: [describe] },
    DeletionDate: { type: 'time', nullable: true, absentMeans: null, from: [describe] },
    KeyRotation: {
      type: 'object',
      nullable: true,
      from: [rotation],
      nullWhen: ['UnsupportedOperationException', 'KMSInvalidStateException'],
      doc: {
        en: 'null: a key of this kind or in this state cannot rotate; not asked of keys that AWS manages',
        ja: 'null はローテーションできない種類または状態のキー。AWS管理のキーでは取得しない',
      },
      fields: {
        KeyRotationEnabled: { type: 'boolean' },
        // "The default value is 365 days": https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
        RotationPeriodInDays: { type: 'integer', absentMeans: 365 },
      },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      from: [policy],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints; not asked of keys that AWS manages',
    },
  },
};

/** The reader of KMS. */
export const kmsService: Collector = {
  service: 'kms',
  scope: 'region',
  schemas: [keySchema],
  serviceId: 'KMS',
  endpointPrefix: 'kms',
  load: async () => (await import('./collector.ts')).collectKeys,
};
