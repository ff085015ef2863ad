import {
  BedrockClient,
  CreateModelCustomizationJobCommand,
  PutModelInvocationLoggingConfigurationCommand,
} from '@aws-sdk/client-bedrock';
import {
  CreateDomainCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateNotebookInstanceCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { Base, Settings } from './settings.ts';

/** Invocations are logged; one model of the account's own. */
export async function seedBedrock(settings: Settings, { role }: Base): Promise<void> {
  const bedrock = new BedrockClient(settings);
  await bedrock.send(
    new PutModelInvocationLoggingConfigurationCommand({
      loggingConfig: {
        s3Config: { bucketName: 'acme-audit', keyPrefix: 'bedrock/' },
        textDataDeliveryEnabled: true,
      },
    }),
  );
  await bedrock.send(
    new CreateModelCustomizationJobCommand({
      jobName: 'tune',
      customModelName: 'triage',
      roleArn: role,
      baseModelIdentifier: 'anthropic.claude-v2',
      trainingDataConfig: { s3Uri: 's3://acme-data-1/training' },
      outputDataConfig: { s3Uri: 's3://acme-data-1/output' },
      hyperParameters: { epochCount: '1' },
    }),
  );
}

/** One of each, with the internet open to all of them. */
export async function seedSageMaker(settings: Settings, { role, network }: Base): Promise<void> {
  const sagemaker = new SageMakerClient(settings);
  await sagemaker.send(
    new CreateNotebookInstanceCommand({ NotebookInstanceName: 'lab', InstanceType: 'ml.t3.medium', RoleArn: role }),
  );
  await sagemaker.send(
    new CreateDomainCommand({
      DomainName: 'lab',
      AuthMode: 'IAM',
      DefaultUserSettings: { ExecutionRole: role },
      SubnetIds: [...network.subnets],
      VpcId: network.vpc,
    }),
  );
  await sagemaker.send(
    new CreateModelCommand({
      ModelName: 'triage',
      ExecutionRoleArn: role,
      PrimaryContainer: { Image: 'acme/triage', ModelDataUrl: 's3://acme-data-1/model.tar.gz' },
    }),
  );
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'triage',
      ProductionVariants: [
        { VariantName: 'all', ModelName: 'triage', InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      ],
    }),
  );
}
