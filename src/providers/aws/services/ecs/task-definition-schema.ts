import type { ResourceSchema } from '../../../schema.ts';

const describe = { call: 'ecs:DescribeTaskDefinition', permission: 'ecs:DescribeTaskDefinition' };

/**
 * A revision that a service runs now. Definitions no service names, of tasks that are started one by one, are not listed.
 * Environment variables are never kept, neither name nor value. What a definition leaves out has the default that
 * API_ContainerDefinition.html and API_TaskDefinition.html name.
 */
export const taskDefinitionSchema: ResourceSchema = {
  type: 'aws/ecs/task-definition',
  title: { en: 'ECS task definition in use', ja: '使用中のECSタスク定義' },
  scope: 'region',
  list: [
    { call: 'ecs:ListClusters', permission: 'ecs:ListClusters' },
    { call: 'ecs:ListServices', permission: 'ecs:ListServices' },
    { call: 'ecs:DescribeServices', permission: 'ecs:DescribeServices' },
  ],
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html',
  fields: {
    taskDefinitionArn: { type: 'string' },
    family: { type: 'string', from: [describe] },
    // "If no network mode is specified, the default is bridge."
    networkMode: { type: 'string', from: [describe], absentMeans: 'bridge' },
    // "If no value is specified, the default is a private namespace for each container."
    pidMode: { type: 'string', nullable: true, from: [describe], absentMeans: null, enum: ['host', 'task'] },
    // "If no value is specified, then the IPC resource namespace sharing depends on the Docker daemon": not said here.
    ipcMode: { type: 'string', nullable: true, from: [describe], absentMeans: null, enum: ['host', 'task', 'none'] },
    OperatingSystem: {
      type: 'string',
      nullable: true,
      from: [describe],
      derived: 'runtimePlatform.operatingSystemFamily; null where it is left out: by the instance or LINUX on Fargate',
    },
    containerDefinitions: {
      type: 'list',
      from: [describe],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          // "When this parameter is true, the container is given…": left out, neither is.
          privileged: { type: 'boolean', absentMeans: false },
          readonlyRootFilesystem: { type: 'boolean', absentMeans: false },
          logConfiguration: {
            type: 'object',
            nullable: true,
            // "By default, containers use the same logging driver that the Docker daemon uses": none is named here.
            absentMeans: null,
            fields: { logDriver: { type: 'string' } },
          },
        },
      },
    },
    EfsVolumes: {
      type: 'list',
      from: [describe],
      derived: 'efsVolumeConfiguration of the volumes that have one',
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          fileSystemId: { type: 'string' },
          // "If this parameter is omitted, the default value of DISABLED is used."
          transitEncryption: { type: 'string', absentMeans: 'DISABLED', enum: ['ENABLED', 'DISABLED'] },
        },
      },
    },
  },
};
