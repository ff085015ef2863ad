import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { accessFields, blockSettings } from './access-fields.ts';
import { dataFields } from './data-fields.ts';

const accountBlock = { call: 's3control:GetPublicAccessBlock', permission: 's3:GetAccountPublicAccessBlock' };

/** What S3 has as a setting of the account. */
export const s3AccountSchema: ResourceSchema = {
  type: 'aws/s3/account',
  title: { en: 'S3 settings of an account', ja: 'アカウントのS3設定' },
  scope: 'account',
  list: [],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    PublicAccessBlock: { ...blockSettings, from: [accountBlock] },
  },
};

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
    BucketArn: { type: 'string', derived: 'made of its name' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: {
      type: 'string',
      derived: 'BucketRegion, or where the list does not name it, the answer of GetBucketLocation',
    },
    CreationDate: { type: 'time' },
    ...accessFields,
    ...dataFields,
  },
};

/** The reader of S3. */
export const s3Service: Collector = {
  service: 's3',
  scope: 'account',
  schemas: [bucketSchema, s3AccountSchema],
  serviceId: 'S3',
  otherServiceIds: ['S3 Control'],
  endpointPrefix: 's3',
  load: async () => (await import('./collector.ts')).collectS3,
};
