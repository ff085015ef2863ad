import type { Destination } from './destination.ts';
import { keyPrefix } from './store.ts';

/** An IAM policy document. */
export interface StorePolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: string;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  }[];
}

export interface PolicyOptions {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition?: string;
  /** ARN of the key the bucket encrypts with. */
  readonly kmsKey?: string;
}

/**
 * What whoever uploads needs, and nothing else: it puts, locks, and recognises what it has put before. It may neither delete nor
 * lift a lock, nor change the bucket.
 */
export function uploaderPolicy(destination: Destination, options: PolicyOptions = {}): StorePolicy {
  const { bucket, objects } = arnsOf(destination, options);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'CheckBucket',
        Effect: 'Allow',
        Action: ['s3:GetBucketObjectLockConfiguration', 's3:GetBucketVersioning'],
        Resource: bucket,
      },
      listStatement(destination, bucket),
      { Sid: 'PutLocked', Effect: 'Allow', Action: ['s3:PutObject', 's3:PutObjectRetention'], Resource: objects },
      {
        Sid: 'RecognisePut',
        Effect: 'Allow',
        // Without versions it is GetObject that S3 asks for.
        Action: ['s3:GetObject', 's3:GetObjectRetention', 's3:GetObjectVersion'],
        Resource: objects,
      },
      ...keyStatement(['kms:Decrypt', 'kms:GenerateDataKey'], options),
    ],
  };
}

/** What `comply evidence verify s3://…` and `comply period s3://…` need. */
export function readerPolicy(destination: Destination, options: PolicyOptions = {}): StorePolicy {
  const { bucket, objects } = arnsOf(destination, options);
  return {
    Version: '2012-10-17',
    Statement: [
      listStatement(destination, bucket),
      { Sid: 'ReadRuns', Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: objects },
      ...keyStatement(['kms:Decrypt'], options),
    ],
  };
}

function listStatement(destination: Destination, bucket: string): StorePolicy['Statement'][number] {
  return {
    Sid: 'ListRuns',
    Effect: 'Allow',
    Action: ['s3:ListBucketVersions'],
    Resource: bucket,
    Condition: { StringLike: { 's3:prefix': [`${keyPrefix(destination)}*`] } },
  };
}

function keyStatement(actions: readonly string[], { kmsKey }: PolicyOptions): StorePolicy['Statement'] {
  return kmsKey === undefined ? [] : [{ Sid: 'UseKey', Effect: 'Allow', Action: actions, Resource: kmsKey }];
}

function arnsOf(destination: Destination, { partition = 'aws' }: PolicyOptions) {
  const bucket = `arn:${partition}:s3:::${destination.bucket}`;
  return { bucket, objects: `${bucket}/${keyPrefix(destination)}*` };
}
