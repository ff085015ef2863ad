import type { S3Client } from '@aws-sdk/client-s3';
import { type AttributeAsk, readAttributes } from '../../../read/attributes.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsEveryone } from '../../derive/bucket-policy-public.ts';
import { deniesInsecureTransport } from '../../derive/deny-insecure-transport.ts';
import { normaliseLifecycleRules } from '../../derive/lifecycle-rules.ts';
import { minimumTlsVersion } from '../../derive/minimum-tls-version.ts';
import { normaliseObjectLock } from '../../derive/object-lock.ts';
import { normaliseReplication, type OwnBuckets } from '../../derive/replication.ts';
import { bucketSchema as schema } from './schema.ts';

export interface BucketPlace {
  readonly name: string;
  readonly region: string;
  readonly client: S3Client;
  /** The buckets of the account, among which a replica may lie. */
  readonly own: OwnBuckets;
}

/** Asks for the wanted attributes of one bucket, side by side. */
export async function readBucket(context: Context, place: BucketPlace): Promise<readonly Shaped[]> {
  const s3 = sdk('@aws-sdk/client-s3');
  const { client, name: Bucket, region, own } = place;
  const arn = `arn:${context.account.partition}:s3:::${Bucket}`;
  const ask = <Output>(call: string, rest: Pick<AttributeAsk<Output>, 'send' | 'shape'>): Promise<Shaped> =>
    readAttributes(context, { schema, call, subject: Bucket, region, ...rest });
  return Promise.all([
    ask('s3:GetBucketEncryption', {
      send: (options) => client.send(new s3.GetBucketEncryptionCommand({ Bucket }), options),
      shape: ({ ServerSideEncryptionConfiguration }) => ({
        Encryption: ServerSideEncryptionConfiguration,
        DefaultKmsKey: defaultKmsKey(ServerSideEncryptionConfiguration),
      }),
    }),
    ask('s3:GetBucketAcl', {
      send: (options) => client.send(new s3.GetBucketAclCommand({ Bucket }), options),
      shape: ({ Grants }) => ({ Grants }),
    }),
    ask('s3:GetBucketPolicy', {
      send: (options) => client.send(new s3.GetBucketPolicyCommand({ Bucket }), options),
      shape: ({ Policy }) => ({
        PolicyDeniesInsecureTransport: deniesInsecureTransport(Policy, arn),
        PolicyMinimumTlsVersion: minimumTlsVersion(Policy, arn),
        PolicyAllowsEveryone: allowsEveryone(Policy),
      }),
    }),
    ask('s3:GetBucketPolicyStatus', {
      send: (options) => client.send(new s3.GetBucketPolicyStatusCommand({ Bucket }), options),
      shape: ({ PolicyStatus }) => ({ PolicyStatus }),
    }),
    ask('s3:GetPublicAccessBlock', {
      send: (options) => client.send(new s3.GetPublicAccessBlockCommand({ Bucket }), options),
      shape: ({ PublicAccessBlockConfiguration }) => ({ PublicAccessBlock: PublicAccessBlockConfiguration }),
    }),
    ask('s3:GetBucketVersioning', {
      send: (options) => client.send(new s3.GetBucketVersioningCommand({ Bucket }), options),
      shape: ({ Status, MFADelete }) => ({ Versioning: { Status, MFADelete } }),
    }),
    ask('s3:GetObjectLockConfiguration', {
      send: (options) => client.send(new s3.GetObjectLockConfigurationCommand({ Bucket }), options),
      shape: (answer) => ({ ObjectLockConfiguration: normaliseObjectLock(answer.ObjectLockConfiguration) }),
    }),
    ask('s3:GetBucketLifecycleConfiguration', {
      send: (options) => client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket }), options),
      shape: ({ Rules }) => ({ LifecycleRules: normaliseLifecycleRules(Rules) }),
    }),
    ask('s3:GetBucketReplication', {
      send: (options) => client.send(new s3.GetBucketReplicationCommand({ Bucket }), options),
      shape: ({ ReplicationConfiguration }) => ({ ...normaliseReplication(ReplicationConfiguration?.Rules, own) }),
    }),
    ask('s3:GetBucketTagging', {
      send: (options) => client.send(new s3.GetBucketTaggingCommand({ Bucket }), options),
      shape: ({ TagSet }) => ({ Tags: TagSet }),
    }),
    ask('s3:GetBucketLogging', {
      send: (options) => client.send(new s3.GetBucketLoggingCommand({ Bucket }), options),
      shape: ({ LoggingEnabled }) => ({ LoggingEnabled }),
    }),
    ask('s3:GetBucketOwnershipControls', {
      send: (options) => client.send(new s3.GetBucketOwnershipControlsCommand({ Bucket }), options),
      shape: ({ OwnershipControls }) => ({ ObjectOwnership: OwnershipControls?.Rules?.[0]?.ObjectOwnership }),
    }),
  ]);
}

interface EncryptionConfiguration {
  readonly Rules?:
    | readonly {
        readonly ApplyServerSideEncryptionByDefault?: { readonly KMSMasterKeyID?: string | undefined } | undefined;
      }[]
    | undefined;
}

/** `null` where the default encryption names no key; nothing where there is no answer to look in. */
function defaultKmsKey(encryption: EncryptionConfiguration | undefined): string | null | undefined {
  const rules = encryption?.Rules;
  return rules && (rules[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ?? null);
}
