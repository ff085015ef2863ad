import { Agent } from 'node:http';
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { PutPublicAccessBlockCommand as PutAccountBlockCommand, S3ControlClient } from '@aws-sdk/client-s3-control';
import { findAddress } from '../../../../src/providers/aws/connect/loopback.ts';
import { account, region, type Settings } from './settings.ts';

const closed = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/**
 * `acme-audit` is locked for seven years and closed; `acme-public` grants everyone; `acme-data-1` has tags, a log and a
 * replica; `acme-data-2` takes that log; `acme-data-3` is the replica.
 */
export async function seedBuckets(settings: Settings, key: string): Promise<void> {
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  for (const name of ['acme-audit', 'acme-public', 'acme-data-1', 'acme-data-2', 'acme-data-3']) {
    await s3.send(
      new CreateBucketCommand({
        Bucket: name,
        CreateBucketConfiguration: { LocationConstraint: region },
        ObjectLockEnabledForBucket: name === 'acme-audit',
      }),
    );
  }
  await seedAuditBucket(s3, key);
  await s3.send(new PutBucketAclCommand({ Bucket: 'acme-public', ACL: 'public-read' }));
  await seedDataBucket(s3);
}

async function seedAuditBucket(s3: S3Client, key: string): Promise<void> {
  const Bucket = 'acme-audit';
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        // The emulator would say `Days: 0` beside years.
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } },
      },
    }),
  );
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } }],
      },
    }),
  );
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: closed }));
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  await s3.send(
    new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }),
  );
}

async function seedDataBucket(s3: S3Client): Promise<void> {
  const Bucket = 'acme-data-1';
  await s3.send(
    new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'data-classification', Value: 'phi' }] } }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  );
  const LogDelivery = 'uri="http://acs.amazonaws.com/groups/s3/LogDelivery"';
  await s3.send(new PutBucketAclCommand({ Bucket: 'acme-data-2', GrantWrite: LogDelivery, GrantReadACP: LogDelivery }));
  await s3.send(
    new PutBucketLoggingCommand({
      Bucket,
      BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'acme-data-2', TargetPrefix: 'data-1/' } },
    }),
  );
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 3653 } }] },
    }),
  );
  for (const versioned of [Bucket, 'acme-data-3']) {
    await s3.send(
      new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  }
  await s3.send(
    new PutBucketReplicationCommand({
      Bucket,
      ReplicationConfiguration: {
        Role: `arn:aws:iam::${account}:role/replication`,
        Rules: [{ Status: 'Enabled', Priority: 1, Prefix: '', Destination: { Bucket: 'arn:aws:s3:::acme-data-3' } }],
      },
    }),
  );
}

/** Policies are blocked for the account as a whole, lists are not. The account is a label before the host, which no address takes. */
export async function seedAccountBlock(settings: Settings): Promise<void> {
  const endpoint = settings.endpoint.replace('127.0.0.1', 'localhost');
  const requestHandler = { httpAgent: new Agent({ lookup: findAddress }) };
  const control = new S3ControlClient({ ...settings, endpoint, requestHandler });
  await control.send(
    new PutAccountBlockCommand({
      AccountId: account,
      PublicAccessBlockConfiguration: { ...closed, BlockPublicAcls: false, IgnorePublicAcls: false },
    }),
  );
}
