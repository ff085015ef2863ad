import type { Field } from '../../../schema.ts';

const encryption = { call: 's3:GetBucketEncryption', permission: 's3:GetEncryptionConfiguration' };
const acl = { call: 's3:GetBucketAcl', permission: 's3:GetBucketAcl' };
const policy = { call: 's3:GetBucketPolicy', permission: 's3:GetBucketPolicy' };
const policyStatus = { call: 's3:GetBucketPolicyStatus', permission: 's3:GetBucketPolicyStatus' };
const publicAccessBlock = { call: 's3:GetPublicAccessBlock', permission: 's3:GetBucketPublicAccessBlock' };
const logging = { call: 's3:GetBucketLogging', permission: 's3:GetBucketLogging' };
const ownership = { call: 's3:GetBucketOwnershipControls', permission: 's3:GetBucketOwnershipControls' };

/** The four switches, of a bucket or of the account. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html */
export const blockSettings: Field = {
  type: 'object',
  nullable: true,
  nullWhen: ['NoSuchPublicAccessBlockConfiguration'],
  fields: {
    BlockPublicAcls: { type: 'boolean', absentMeans: false },
    IgnorePublicAcls: { type: 'boolean', absentMeans: false },
    BlockPublicPolicy: { type: 'boolean', absentMeans: false },
    RestrictPublicBuckets: { type: 'boolean', absentMeans: false },
  },
};

/** What says who reaches a bucket, how it is encrypted and what of it is logged. */
export const accessFields: Readonly<Record<string, Field>> = {
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
      'a Deny statement for every principal and s3:* on the bucket and on its objects, whose only condition is aws:SecureTransport false, or s3:TlsVersion below a version or absent',
  },
  PolicyMinimumTlsVersion: {
    type: 'number',
    nullable: true,
    from: [policy],
    nullWhen: ['NoSuchBucketPolicy'],
    derived:
      'the highest bound of Deny statements for every principal and s3:* on the bucket and on its objects, whose only condition is s3:TlsVersion below it',
    doc: { en: 'null: the policy names no version', ja: 'null はポリシーにバージョンの指定なし' },
  },
  PolicyAllowsEveryone: {
    type: 'boolean',
    nullable: true,
    from: [policy],
    nullWhen: ['NoSuchBucketPolicy'],
    derived:
      'an Allow statement for every principal without a condition that fixes who calls or from which addresses, beside the judgement of S3 in PolicyStatus',
  },
  PolicyStatus: {
    type: 'object',
    nullable: true,
    from: [policyStatus],
    nullWhen: ['NoSuchBucketPolicy'],
    fields: { IsPublic: { type: 'boolean' } },
  },
  PublicAccessBlock: { ...blockSettings, from: [publicAccessBlock] },
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
};
