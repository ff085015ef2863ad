import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import {
  CreateClusterCommand as CreateEksClusterCommand,
  CreateNodegroupCommand,
  EKSClient,
} from '@aws-sdk/client-eks';
import type { Base, Settings } from './settings.ts';

/** A repository that anyone may pull from. */
export async function seedRepository(settings: Settings): Promise<void> {
  const ecr = new ECRClient(settings);
  await ecr.send(
    new CreateRepositoryCommand({ repositoryName: 'app', imageScanningConfiguration: { scanOnPush: true } }),
  );
  const statement = { Sid: 'pull', Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' };
  await ecr.send(
    new SetRepositoryPolicyCommand({
      repositoryName: 'app',
      policyText: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
}

export async function seedTasks(settings: Settings, { network }: Base): Promise<void> {
  const ecs = new ECSClient(settings);
  await ecs.send(
    new CreateClusterCommand({ clusterName: 'app', settings: [{ name: 'containerInsights', value: 'enabled' }] }),
  );
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'app',
      networkMode: 'awsvpc',
      containerDefinitions: [{ name: 'app', image: 'app', memory: 128, privileged: true }],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'app',
      serviceName: 'app',
      taskDefinition: 'app',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...network.subnets],
          securityGroups: [network.group],
          assignPublicIp: 'ENABLED',
        },
      },
    }),
  );
}

export async function seedKubernetes(settings: Settings, { role, network }: Base): Promise<void> {
  const eks = new EKSClient(settings);
  const subnets = [...network.subnets];
  await eks.send(
    new CreateEksClusterCommand({
      name: 'app',
      version: '1.31',
      roleArn: role,
      resourcesVpcConfig: { subnetIds: subnets },
    }),
  );
  await eks.send(new CreateNodegroupCommand({ clusterName: 'app', nodegroupName: 'workers', nodeRole: role, subnets }));
}
