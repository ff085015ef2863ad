import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'kms:DescribeKey', permission: 'kms:DescribeKey' };
const rotation = { call: 'kms:GetKeyRotationStatus', permission: 'kms:GetKeyRotationStatus' };
const aliases = { call: 'kms:ListAliases', permission: 'kms:ListAliases' };
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
    Region: { type: 'string', derived: 'the region that was scanned' },
    Aliases: {
      type: 'list',
      from: [aliases],
      items: { type: 'string' },
      derived: 'AliasName of the aliases whose TargetKeyId is this key',
    },
    KeyManager: { type: 'string', from: [describe], enum: ['AWS', 'CUSTOMER'] },
    KeyState: { type: 'string', from: [describe] },
    KeySpec: { type: 'string', from: [describe] },
    KeyUsage: { type: 'string', from: [describe] },
    Origin: { type: 'string', from: [describe], enum: ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'] },
    MultiRegion: { type: 'boolean', absentMeans: false, from: [describe] },
    // "This field is present only when the value of the MultiRegion field is True": API_KeyMetadata.html
    MultiRegionConfiguration: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      from: [describe],
      fields: {
        MultiRegionKeyType: { type: 'string', enum: ['PRIMARY', 'REPLICA'] },
        PrimaryKey: { type: 'object', fields: { Arn: { type: 'string' }, Region: { type: 'string' } } },
        ReplicaKeys: {
          type: 'list',
          items: { type: 'object', fields: { Arn: { type: 'string' }, Region: { type: 'string' } } },
        },
      },
    },
    // Both are "present only" for imported key material: API_KeyMetadata.html
    ExpirationModel: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      from: [describe],
      enum: ['KEY_MATERIAL_EXPIRES', 'KEY_MATERIAL_DOES_NOT_EXPIRE'],
    },
    ValidTo: { type: 'time', nullable: true, absentMeans: null, from: [describe] },
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
    ForeignAccounts: {
      type: 'list',
      from: [policy],
      items: { type: 'string' },
      derived:
        'accounts other than its own that Allow statements of the key policy name, but for statements limited to one organisation; not asked of keys that AWS manages',
    },
    AdministratorsWhoDecrypt: {
      type: 'list',
      from: [policy],
      items: { type: 'string' },
      derived:
        'roles and users that the key policy names for kms:PutKeyPolicy or kms:ScheduleKeyDeletion and also for kms:Decrypt; not asked of keys that AWS manages',
    },
    Attestation: {
      type: 'string',
      from: [policy],
      enum: ['None', 'Partial', 'Required'],
      derived:
        'how many of the Allow statements for kms:Decrypt have a condition on kms:RecipientAttestation: none, some, all; not asked of keys that AWS manages',
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
