import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const listClusters = { call: 'eks:ListClusters', permission: 'eks:ListClusters' };
const describe = { call: 'eks:DescribeCluster', permission: 'eks:DescribeCluster' };
const describeNodegroup = { call: 'eks:DescribeNodegroup', permission: 'eks:DescribeNodegroup' };

export const clusterSchema: ResourceSchema = {
  type: 'aws/eks/cluster',
  title: { en: 'EKS cluster', ja: 'EKSクラスター' },
  scope: 'region',
  list: [listClusters],
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html',
  fields: {
    name: { type: 'string' },
    version: { type: 'string', from: [describe] },
    EndpointIngress: {
      type: 'list',
      from: [describe],
      derived:
        'public addresses among resourcesVpcConfig.publicAccessCidrs, added up for each family; empty where the public endpoint is off',
      items: {
        type: 'object',
        fields: {
          Family: { type: 'string', enum: ['ipv4', 'ipv6'] },
          PrefixLength: {
            type: 'integer',
            doc: { en: 'of one network as large as all of them', ja: '全てを合わせた広さに相当するプレフィックス長' },
          },
          Sources: { type: 'list', items: { type: 'string' } },
        },
      },
    },
    EnabledLogTypes: {
      type: 'list',
      from: [describe],
      derived: 'types of the entries of logging.clusterLogging that are enabled',
      items: { type: 'string' },
    },
    // Without a key of one's own EKS uses one that AWS owns: https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
    SecretsKeyArn: {
      type: 'string',
      nullable: true,
      from: [describe],
      derived:
        'encryptionConfig[].provider.keyArn; null where no encryption configuration is answered: a key that AWS owns',
    },
  },
};

export const nodegroupSchema: ResourceSchema = {
  type: 'aws/eks/nodegroup',
  title: { en: 'EKS managed node group', ja: 'EKSマネージドノードグループ' },
  scope: 'region',
  list: [listClusters, { call: 'eks:ListNodegroups', permission: 'eks:ListNodegroups' }],
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html',
  fields: {
    clusterName: { type: 'string' },
    nodegroupName: { type: 'string' },
    remoteAccess: {
      type: 'object',
      nullable: true,
      from: [describeNodegroup],
      // "If the node group was deployed with a launch template, then this is null."
      absentMeans: null,
      fields: {
        ec2SshKey: { type: 'string', nullable: true, absentMeans: null },
        sourceSecurityGroups: {
          type: 'list',
          // "If you specify an Amazon EC2 SSH key but don't specify a source security group": it is optional.
          absentMeans: [],
          items: { type: 'string' },
        },
      },
    },
  },
};

/** A Kubernetes version as EKS offers it in the region, and how it is supported. */
export const clusterVersionSchema: ResourceSchema = {
  type: 'aws/eks/cluster-version',
  title: { en: 'Kubernetes version offered by EKS', ja: 'EKSが提供するKubernetesバージョン' },
  scope: 'region',
  list: [{ call: 'eks:DescribeClusterVersions', permission: 'eks:DescribeClusterVersions' }],
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_ClusterVersionInformation.html',
  fields: {
    clusterVersion: { type: 'string' },
    versionStatus: { type: 'string', enum: ['STANDARD_SUPPORT', 'EXTENDED_SUPPORT', 'UNSUPPORTED'] },
  },
};

/** The reader of EKS. */
export const eksService: Collector = {
  service: 'eks',
  scope: 'region',
  schemas: [clusterSchema, nodegroupSchema, clusterVersionSchema],
  serviceId: 'EKS',
  endpointPrefix: 'eks',
  load: async () => (await import('./collector.ts')).collectEks,
};
