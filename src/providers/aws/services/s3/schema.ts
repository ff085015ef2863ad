import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const encryption = { call: 's3:GetBucketEncryption', permission: 's3:GetEncryptionConfiguration' };
const acl = { call: 's3:GetBucketAcl', permission: 's3:GetBucketAcl' };
const policy = { call: 's3:GetBucketPolicy', permission: 's3:GetBucketPolicy' };
const policyStatus = { call: 's3:GetBucketPolicyStatus', permission: 's3:GetBucketPolicyStatus' };
const publicAccessBlock = { call: 's3:GetPublicAccessBlock', permission: 's3:GetBucketPublicAccessBlock' };
const versioning = { call: 's3:GetBucketVersioning', permission: 's3:GetBucketVersioning' };
const objectLock = { call: 's3:GetObjectLockConfiguration', permission: 's3:GetBucketObjectLockConfiguration' };
const lifecycle = { call: 's3:GetBucketLifecycleConfiguration', permission: 's3:GetLifecycleConfiguration' };
const logging = { call: 's3:GetBucketLogging', permission: 's3:GetBucketLogging' };
const ownership = { call: 's3:GetBucketOwnershipControls', permission: 's3:GetBucketOwnershipControls' };

/** Documented "there is none" answers are listed per operation; any other 404 is not one. */
export const bucketSchema: ResourceSchema = {
  type: 'aws/s3/bucket',
  title: { en: 'S3 bucket', ja: 'S3バケット' },
  scope: 'account',
  list: [
    { call: 's3:ListBuckets', permission: 's3:ListAllMyBuckets' },
    // Asked only where the list does not name a bucket's region.
    { call: 's3:GetBucketLocation', permission: 's3:GetBucketLocation' },
  ],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html',
  fields: {
    Name: { type: 'string' },
    CreationDate: { type: 'time' },
    Encryption: {
      type: 'object',
      nullable: true,
      from: [encryption],
      nullWhen: ['ServerSideEncryptionConfigurationNotFoundError'],
      fields: {
        Rules: {
          type: 'list',
          items: {
            type: 'object',
            fields: {
              ApplyServerSideEncryptionByDefault: {
                type: 'object',
                nullable: true,
                absentMeans: null,
                fields: {
                  SSEAlgorithm: { type: 'string', enum: ['AES256', 'aws:kms', 'aws:kms:dsse'] },
                  KMSMasterKeyID: { type: 'string', nullable: true, absentMeans: null },
                },
              },
              BucketKeyEnabled: { type: 'boolean', absentMeans: false },
            },
          },
        },
      },
    },
    DefaultKmsKey: {
      type: 'string',
      nullable: true,
      from: [encryption],
      nullWhen: ['ServerSideEncryptionConfigurationNotFoundError'],
      derived: 'KMSMasterKeyID of the default encryption as it is written there: a key ARN, a key id or an alias',
      doc: { en: 'null: no key is named', ja: 'null はキーの指定なし' },
    },
    Grants: {
      type: 'list',
      from: [acl],
      items: {
        type: 'object',
        fields: {
          Permission: { type: 'string' },
          Grantee: {
            type: 'object',
            fields: {
              Type: { type: 'string' },
              URI: { type: 'string', nullable: true, absentMeans: null },
              ID: { type: 'string', nullable: true, absentMeans: null },
            },
          },
        },
      },
    },
    PolicyDeniesInsecureTransport: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      nullWhen: ['NoSuchBucketPolicy'],
      derived:
        'a Deny statement for every principal and s3:* on the bucket and on its objects, whose only condition is aws:SecureTransport false',
    },
    PolicyStatus: {
      type: 'object',
      nullable: true,
      from: [policyStatus],
      nullWhen: ['NoSuchBucketPolicy'],
      fields: { IsPublic: { type: 'boolean' } },
    },
    PublicAccessBlock: {
      type: 'object',
      nullable: true,
      from: [publicAccessBlock],
      nullWhen: ['NoSuchPublicAccessBlockConfiguration'],
      fields: {
        BlockPublicAcls: { type: 'boolean', absentMeans: false },
        IgnorePublicAcls: { type: 'boolean', absentMeans: false },
        BlockPublicPolicy: { type: 'boolean', absentMeans: false },
        RestrictPublicBuckets: { type: 'boolean', absentMeans: false },
      },
    },
    Versioning: {
      type: 'object',
      from: [versioning],
      fields: {
        Status: { type: 'string', nullable: true, absentMeans: null, enum: ['Enabled', 'Suspended'] },
        MFADelete: { type: 'string', nullable: true, absentMeans: null, enum: ['Enabled', 'Disabled'] },
      },
    },
    ObjectLockConfiguration: {
      type: 'object',
      nullable: true,
      from: [objectLock],
      nullWhen: ['ObjectLockConfigurationNotFoundError'],
      fields: {
        ObjectLockEnabled: { type: 'string', enum: ['Enabled'] },
        Rule: {
          type: 'object',
          nullable: true,
          absentMeans: null,
          fields: {
            DefaultRetention: {
              type: 'object',
              nullable: true,
              absentMeans: null,
              fields: {
                Mode: { type: 'string', enum: ['GOVERNANCE', 'COMPLIANCE'] },
                Days: { type: 'integer', nullable: true, absentMeans: null, derived: 'Days, or Years x 365' },
              },
            },
          },
        },
      },
    },
    LifecycleRules: {
      type: 'list',
      nullable: true,
      from: [lifecycle],
      nullWhen: ['NoSuchLifecycleConfiguration'],
      derived: 'Rules, with the prefix read from Filter, Filter.And or the older Prefix',
      items: {
        type: 'object',
        fields: {
          ID: { type: 'string', nullable: true, absentMeans: null },
          Status: { type: 'string', enum: ['Enabled', 'Disabled'] },
          Prefix: { type: 'string', doc: { en: 'empty: the whole bucket', ja: '空はバケット全体' } },
          TagFiltered: {
            type: 'boolean',
            doc: { en: 'applies to tagged objects only', ja: 'タグ付きオブジェクトのみ対象' },
          },
          ExpirationDays: { type: 'integer', nullable: true, absentMeans: null },
          ExpirationDate: { type: 'time', nullable: true, absentMeans: null },
          NoncurrentDays: { type: 'integer', nullable: true, absentMeans: null },
        },
      },
    },
    LoggingEnabled: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      from: [logging],
      fields: { TargetBucket: { type: 'string' }, TargetPrefix: { type: 'string', absentMeans: '' } },
    },
    ObjectOwnership: {
      type: 'string',
      nullable: true,
      from: [ownership],
      nullWhen: ['OwnershipControlsNotFoundError'],
      enum: ['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced'],
      derived: 'OwnershipControls.Rules[0].ObjectOwnership',
    },
  },
};

/** The reader of S3. */
export const s3Service: Collector = {
  service: 's3',
  scope: 'account',
  schemas: [bucketSchema],
  serviceId: 'S3',
  endpointPrefix: 's3',
  load: async () => (await import('./collector.ts')).collectBuckets,
};
