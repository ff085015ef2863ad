import { CreateTableCommand, DynamoDBClient, TagResourceCommand } from '@aws-sdk/client-dynamodb';
import { CreateTagsCommand, EC2Client, RegisterImageCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { plantedSecrets } from '../../../support/planted-secrets.ts';
import { given, region, type Settings } from './settings.ts';

/** What is planted, as variables of an environment: `NOTE_0` and on. */
const variables = Object.fromEntries(plantedSecrets.map(({ text }, index) => [`NOTE_${index}`, text]));

/** What fits a tag: 256 characters on one line. */
const tags = plantedSecrets
  .filter(({ text }) => text.length <= 256 && !text.includes('\n'))
  .map(({ text }, index) => ({ Key: `note-${index}`, Value: text }));

/** An account in which people left secrets in tags, and where secrets belong: environments, user data, parameters, secrets. */
export async function seedPlanted(settings: Settings): Promise<void> {
  await seedCarriers(settings);
  const ec2 = new EC2Client(settings);
  const { ImageId } = await ec2.send(new RegisterImageCommand({ Name: 'planted', RootDeviceName: '/dev/xvda' }));
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId,
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      UserData: Buffer.from(Object.values(variables).join('\n')).toString('base64'),
    }),
  );
  await ec2.send(new CreateTagsCommand({ Resources: [given(Instances?.[0]?.InstanceId, 'instance')], Tags: tags }));
  const dynamodb = new DynamoDBClient(settings);
  const { TableDescription } = await dynamodb.send(
    new CreateTableCommand({
      TableName: 'planted',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  await dynamodb.send(new TagResourceCommand({ ResourceArn: given(TableDescription?.TableArn, 'table'), Tags: tags }));
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const Bucket = 'acme-planted';
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: tags } }));
}

async function seedCarriers(settings: Settings): Promise<void> {
  const trust = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  const { Role } = await new IAMClient(settings).send(
    new CreateRoleCommand({ RoleName: 'planted', AssumeRolePolicyDocument }),
  );
  await new LambdaClient(settings).send(
    new CreateFunctionCommand({
      FunctionName: 'planted',
      Runtime: 'nodejs22.x',
      Role: given(Role?.Arn, 'role'),
      Handler: 'index.handler',
      Code: { ZipFile: Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex') },
      Environment: { Variables: variables },
    }),
  );
  await new ECSClient(settings).send(
    new RegisterTaskDefinitionCommand({
      family: 'planted',
      containerDefinitions: [
        {
          name: 'app',
          image: 'acme/app:1',
          memory: 128,
          environment: Object.entries(variables).map(([name, value]) => ({ name, value })),
        },
      ],
    }),
  );
  const value = Object.values(variables).join('\n');
  await new SSMClient(settings).send(
    new PutParameterCommand({ Name: '/acme/planted', Type: 'SecureString', Value: value, Tier: 'Advanced' }),
  );
  await new SecretsManagerClient(settings).send(
    new CreateSecretCommand({ Name: 'planted', SecretString: JSON.stringify(variables) }),
  );
}
