import { CloudTrailClient, CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  ConfigServiceClient,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** The region everything is made in. */
export const region = 'ap-northeast-1';

/** Fills an empty emulator: 5 buckets, 5 keys, 5 users, 2 trails, 10 log groups, some as they should be and some not. */
export async function seedAccount(endpoint: string): Promise<void> {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
  };
  const keys = await seedKeys(new KMSClient(config));
  await seedBuckets(new S3Client({ ...config, forcePathStyle: true }), keys[0] ?? '');
  await seedUsers(new IAMClient(config));
  await seedTrails(new CloudTrailClient(config), keys[0] ?? '');
  await seedLogGroups(new CloudWatchLogsClient(config), keys[0] ?? '');
  await seedRecorder(new ConfigServiceClient(config));
}

/** Keys 1 and 2 rotate, 3 to 5 do not. Returns their ARNs. */
async function seedKeys(kms: KMSClient): Promise<string[]> {
  const arns: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Description: `key ${number}`, KeyUsage: 'ENCRYPT_DECRYPT' }),
    );
    if (number <= 2)
      await kms.send(new EnableKeyRotationCommand({ KeyId: KeyMetadata?.KeyId, RotationPeriodInDays: 365 }));
    arns.push(KeyMetadata?.Arn ?? '');
  }
  return arns;
}

/** `acme-audit` is locked for six years and closed; `acme-public` grants everyone; the others are as AWS made them. */
async function seedBuckets(s3: S3Client, key: string): Promise<void> {
  for (const name of ['acme-audit', 'acme-public', 'acme-data-1', 'acme-data-2', 'acme-data-3']) {
    await s3.send(
      new CreateBucketCommand({
        Bucket: name,
        CreateBucketConfiguration: { LocationConstraint: region },
        ObjectLockEnabledForBucket: name === 'acme-audit',
      }),
    );
  }
  const Bucket = 'acme-audit';
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 7 } },
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
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      }),
    }),
  );
  await s3.send(new PutBucketAclCommand({ Bucket: 'acme-public', ACL: 'public-read' }));
}

/** Five users: `aiko` has console access with MFA, `ben` without; the others have no password. */
async function seedUsers(iam: IAMClient): Promise<void> {
  for (const UserName of ['aiko', 'ben', 'chika', 'daisuke', 'emi'])
    await iam.send(new CreateUserCommand({ UserName }));
  for (const UserName of ['aiko', 'ben']) {
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'correct-Horse-7-battery' }));
  }
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'aiko' }));
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'aiko',
      SerialNumber: device.VirtualMFADevice?.SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, PasswordReusePrevention: 24 }));
}

/** `org` is as it should be; `local` covers one region and is not running. */
async function seedTrails(cloudtrail: CloudTrailClient, key: string): Promise<void> {
  await cloudtrail.send(
    new CreateTrailCommand({
      Name: 'org',
      S3BucketName: 'acme-audit',
      IsMultiRegionTrail: true,
      EnableLogFileValidation: true,
      KmsKeyId: key,
    }),
  );
  await cloudtrail.send(new StartLoggingCommand({ Name: 'org' }));
  await cloudtrail.send(new CreateTrailCommand({ Name: 'local', S3BucketName: 'acme-data-1' }));
}

/** Groups 0 to 3 are kept for ten years, 4 to 6 for 90 days, 7 to 9 for ever; 0 has a key. */
async function seedLogGroups(logs: CloudWatchLogsClient, key: string): Promise<void> {
  for (let number = 0; number < 10; number++) {
    const logGroupName = `/acme/app-${number}`;
    await logs.send(new CreateLogGroupCommand({ logGroupName, ...(number === 0 && { kmsKeyId: key }) }));
    if (number > 6) continue;
    const retentionInDays = number <= 3 ? 3653 : 90;
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  }
}

async function seedRecorder(config: ConfigServiceClient): Promise<void> {
  await config.send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name: 'default',
        roleARN: 'arn:aws:iam::111122223333:role/config',
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
      },
    }),
  );
  await config.send(
    new PutDeliveryChannelCommand({ DeliveryChannel: { name: 'default', s3BucketName: 'acme-audit' } }),
  );
  await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
}
