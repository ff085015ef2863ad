import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { taskDefinitionSchema } from './task-definition-schema.ts';

const listClusters = { call: 'ecs:ListClusters', permission: 'ecs:ListClusters' };
const describeClusters = { call: 'ecs:DescribeClusters', permission: 'ecs:DescribeClusters' };
const describeServices = { call: 'ecs:DescribeServices', permission: 'ecs:DescribeServices' };

export const clusterSchema: ResourceSchema = {
  type: 'aws/ecs/cluster',
  title: { en: 'ECS cluster', ja: 'ECSクラスター' },
  scope: 'region',
  list: [listClusters],
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html',
  fields: {
    clusterArn: { type: 'string' },
    clusterName: { type: 'string', from: [describeClusters] },
    containerInsights: {
      type: 'string',
      from: [describeClusters],
      enum: ['enabled', 'enhanced', 'disabled'],
      derived: 'the value of the setting containerInsights',
    },
    executeCommandLogging: {
      type: 'string',
      from: [describeClusters],
      enum: ['NONE', 'DEFAULT', 'OVERRIDE'],
      derived:
        'configuration.executeCommandConfiguration.logging; DEFAULT where it is left out ("If no logging parameter is specified, it defaults to this value")',
    },
  },
};

export const serviceSchema: ResourceSchema = {
  type: 'aws/ecs/service',
  title: { en: 'ECS service', ja: 'ECSサービス' },
  scope: 'region',
  list: [listClusters, { call: 'ecs:ListServices', permission: 'ecs:ListServices' }],
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html',
  fields: {
    serviceArn: { type: 'string' },
    clusterArn: { type: 'string' },
    serviceName: { type: 'string', from: [describeServices] },
    taskDefinition: {
      type: 'string',
      nullable: true,
      from: [describeServices],
      // A service whose deployments an external controller makes names its task definitions in its task sets.
      absentMeans: null,
    },
    enableExecuteCommand: { type: 'boolean', from: [describeServices] },
    assignPublicIp: {
      type: 'string',
      nullable: true,
      from: [describeServices],
      enum: ['ENABLED', 'DISABLED'],
      derived:
        'networkConfiguration.awsvpcConfiguration.assignPublicIp, DISABLED where it is left out ("the default is DISABLED"); null where tasks have no network interface of their own',
    },
  },
};

/** The reader of ECS. */
export const ecsService: Collector = {
  service: 'ecs',
  scope: 'region',
  schemas: [clusterSchema, serviceSchema, taskDefinitionSchema],
  serviceId: 'ECS',
  endpointPrefix: 'ecs',
  load: async () => (await import('./collector.ts')).collectEcs,
};
