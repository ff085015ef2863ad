import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as config from '@aws-sdk/client-config-service';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as s3 from '@aws-sdk/client-s3';
import * as sts from '@aws-sdk/client-sts';

/** The calls of a scan of one account and region, one after another, with the SDK and nothing else. */
const settings = { region: process.env.AWS_REGION ?? '' };
const clients = {
  sts: new sts.STSClient(settings),
  s3: new s3.S3Client({ ...settings, forcePathStyle: true }),
  kms: new kms.KMSClient(settings),
  iam: new iam.IAMClient(settings),
  cloudtrail: new cloudtrail.CloudTrailClient(settings),
  logs: new logs.CloudWatchLogsClient(settings),
  config: new config.ConfigServiceClient(settings),
};

/** Some answers of an unconfigured bucket are errors; they cost the same. */
async function ask(call: Promise<unknown>): Promise<void> {
  await call.catch(() => undefined);
}

await clients.sts.send(new sts.GetCallerIdentityCommand({}));

const { Buckets = [] } = await clients.s3.send(new s3.ListBucketsCommand({ MaxBuckets: 1000 }));
for (const { Name: Bucket } of Buckets) {
  const input = { Bucket };
  await ask(clients.s3.send(new s3.GetBucketLocationCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketEncryptionCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketAclCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketPolicyCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketPolicyStatusCommand(input)));
  await ask(clients.s3.send(new s3.GetPublicAccessBlockCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketVersioningCommand(input)));
  await ask(clients.s3.send(new s3.GetObjectLockConfigurationCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketLifecycleConfigurationCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketLoggingCommand(input)));
  await ask(clients.s3.send(new s3.GetBucketOwnershipControlsCommand(input)));
}

const { Keys = [] } = await clients.kms.send(new kms.ListKeysCommand({ Limit: 1000 }));
for (const { KeyId } of Keys) {
  await ask(clients.kms.send(new kms.DescribeKeyCommand({ KeyId })));
  await ask(clients.kms.send(new kms.GetKeyRotationStatusCommand({ KeyId })));
  await ask(clients.kms.send(new kms.GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })));
}

await ask(clients.iam.send(new iam.GetAccountSummaryCommand({})));
await ask(clients.iam.send(new iam.GetAccountPasswordPolicyCommand({})));
await ask(clients.iam.send(new iam.ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' })));
await ask(clients.iam.send(new iam.GenerateCredentialReportCommand({})));
await ask(clients.iam.send(new iam.GetCredentialReportCommand({})));

const { trailList = [] } = await clients.cloudtrail.send(new cloudtrail.DescribeTrailsCommand({}));
for (const { TrailARN } of trailList) {
  await ask(clients.cloudtrail.send(new cloudtrail.GetTrailStatusCommand({ Name: TrailARN })));
  await ask(clients.cloudtrail.send(new cloudtrail.GetEventSelectorsCommand({ TrailName: TrailARN })));
}

await ask(clients.logs.send(new logs.DescribeLogGroupsCommand({ limit: 50 })));
await ask(clients.config.send(new config.DescribeConfigurationRecorderStatusCommand({})));
await ask(clients.config.send(new config.DescribeDeliveryChannelsCommand({})));
