import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const parameters = [{ call: 'redshift:DescribeClusterParameters', permission: 'redshift:DescribeClusterParameters' }];
const logging = [{ call: 'redshift:DescribeLoggingStatus', permission: 'redshift:DescribeLoggingStatus' }];

export const clusterSchema: ResourceSchema = {
  type: 'aws/redshift/cluster',
  title: { en: 'Redshift cluster', ja: 'Redshiftクラスター' },
  scope: 'region',
  list: [{ call: 'redshift:DescribeClusters', permission: 'redshift:DescribeClusters' }],
  source: 'https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html',
  fields: {
    ClusterIdentifier: { type: 'string' },
    ClusterArn: { type: 'string', derived: 'made of ClusterIdentifier' },
    Region: { type: 'string', derived: 'the region that was asked' },
    Encrypted: { type: 'boolean' },
    // "The … key ID of the encryption key used to encrypt data in the cluster": API_Cluster.html
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    PubliclyAccessible: { type: 'boolean' },
    Endpoint: { type: 'object', fields: { Port: { type: 'integer' } } },
    SecurityGroupIds: {
      type: 'list',
      items: { type: 'string' },
      derived: 'VpcSecurityGroupId of VpcSecurityGroups',
    },
    EnhancedVpcRouting: { type: 'boolean' },
    AllowVersionUpgrade: { type: 'boolean' },
    AutomatedSnapshotRetentionPeriod: { type: 'integer', doc: { en: 'days; 0: off', ja: '日。0は無効' } },
    ClusterSnapshotCopyStatus: {
      type: 'object',
      nullable: true,
      // "the destination region and retention period that are configured for cross-region snapshot copy": API_Cluster.html
      absentMeans: null,
      fields: { DestinationRegion: { type: 'string' } },
    },
    ClusterParameterGroups: {
      type: 'list',
      items: {
        type: 'object',
        fields: { ParameterGroupName: { type: 'string' }, ParameterApplyStatus: { type: 'string' } },
      },
    },
    RequireSsl: { type: 'boolean', from: parameters, derived: 'require_ssl of the parameter group' },
    UserActivityLogging: {
      type: 'boolean',
      from: parameters,
      derived: 'enable_user_activity_logging of the parameter group, without which no log has the queries',
    },
    Logging: {
      type: 'object',
      from: logging,
      fields: {
        LoggingEnabled: { type: 'boolean' },
        LogDestinationType: {
          type: 'string',
          nullable: true,
          enum: ['s3', 'cloudwatch', 's3table'],
          doc: { en: 'null: logging is off', ja: 'null はログ記録が無効' },
        },
        LogExports: {
          type: 'list',
          items: { type: 'string' },
          doc: {
            en: 'connectionlog, userlog, useractivitylog; of s3table the names of system tables',
            ja: 'connectionlog、userlog、useractivitylog。s3table ではシステムテーブル名',
          },
        },
      },
    },
    Tags: {
      type: 'list',
      items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string', absentMeans: '' } } },
    },
  },
};

/** The reader of Redshift. */
export const redshiftService: Collector = {
  service: 'redshift',
  scope: 'region',
  schemas: [clusterSchema],
  serviceId: 'Redshift',
  endpointPrefix: 'redshift',
  load: async () => (await import('./collector.ts')).collectRedshift,
};
