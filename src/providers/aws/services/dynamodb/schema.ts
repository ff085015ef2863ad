import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = { call: 'dynamodb:DescribeTable', permission: 'dynamodb:DescribeTable' };
const backups = { call: 'dynamodb:DescribeContinuousBackups', permission: 'dynamodb:DescribeContinuousBackups' };
const tags = { call: 'dynamodb:ListTagsOfResource', permission: 'dynamodb:ListTagsOfResource' };

export const tableSchema: ResourceSchema = {
  type: 'aws/dynamodb/table',
  title: { en: 'DynamoDB table', ja: 'DynamoDBテーブル' },
  scope: 'region',
  list: [{ call: 'dynamodb:ListTables', permission: 'dynamodb:ListTables' }],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html',
  fields: {
    TableName: { type: 'string' },
    TableArn: { type: 'string', derived: 'from partition, region, account and name' },
    Region: { type: 'string', derived: 'the region that was asked' },
    SSEDescription: {
      type: 'object',
      nullable: true,
      // Shown only where a key of KMS is used: with an AWS owned key there is no description.
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.tutorial.html
      absentMeans: null,
      from: [describe],
      doc: { en: 'null: encrypted with a key that AWS owns', ja: 'null はAWS所有のキーによる暗号化' },
      fields: {
        SSEType: { type: 'string', nullable: true, absentMeans: null },
        KMSMasterKeyArn: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    DeletionProtectionEnabled: { type: 'boolean', from: [describe] },
    ReplicaRegions: {
      type: 'list',
      from: [describe],
      items: { type: 'string' },
      derived:
        'RegionName of Replicas and GlobalTableWitnesses, sorted; not told for a global table of version 2017.11.29, whose replicas the table does not list',
    },
    ContinuousBackups: {
      type: 'object',
      from: [backups],
      fields: {
        PointInTimeRecoveryDescription: {
          type: 'object',
          fields: {
            PointInTimeRecoveryStatus: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
            RecoveryPeriodInDays: {
              type: 'integer',
              nullable: true,
              doc: { en: 'null: off', ja: 'null は無効' },
            },
          },
        },
      },
    },
    Tags: {
      type: 'list',
      from: [tags],
      items: {
        type: 'object',
        // "The value of the tag. Tag values are case-sensitive and can be null": API_Tag.html
        fields: { Key: { type: 'string' }, Value: { type: 'string', nullable: true, absentMeans: null } },
      },
    },
  },
};

/** The reader of DynamoDB. */
export const dynamodbService: Collector = {
  service: 'dynamodb',
  scope: 'region',
  schemas: [tableSchema],
  serviceId: 'DynamoDB',
  endpointPrefix: 'dynamodb',
  load: async () => (await import('./collector.ts')).collectTables,
};
