import type { ResourceSchema } from '../../../schema.ts';

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
      nullWhen: ['UnsupportedOperationException'],
      doc: { en: 'null: this kind of key cannot rotate', ja: 'null はローテーション非対応のキー' },
      fields: {
        KeyRotationEnabled: { type: 'boolean' },
        RotationPeriodInDays: { type: 'integer', nullable: true, absentMeans: null },
      },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      from: [policy],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations or callers',
    },
  },
};
