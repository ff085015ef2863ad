import type { ResourceSchema } from '../../../schema.ts';
import * as shared from './fields.ts';

const parameters = [{ call: 'rds:DescribeDBClusterParameters', permission: 'rds:DescribeDBClusterParameters' }];
const globalClusters = [{ call: 'rds:DescribeGlobalClusters', permission: 'rds:DescribeGlobalClusters' }];

/** A cluster of Aurora, DocumentDB or Neptune, or a Multi-AZ DB cluster of RDS: the API lists them all. */
export const clusterSchema: ResourceSchema = {
  type: 'aws/rds/db-cluster',
  title: { en: 'RDS DB cluster', ja: 'RDS DBクラスター' },
  scope: 'region',
  list: [{ call: 'rds:DescribeDBClusters', permission: 'rds:DescribeDBClusters' }],
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html',
  fields: {
    DBClusterIdentifier: { type: 'string' },
    DBClusterArn: { type: 'string' },
    Region: shared.region,
    Engine: { type: 'string' },
    EngineMode: { type: 'string' },
    StorageEncrypted: { type: 'boolean' },
    StorageEncryptionType: shared.storageEncryptionType,
    KmsKeyId: shared.kmsKey,
    // "The identifier of the source DB cluster if this DB cluster is a read replica": API_DBCluster.html
    ReplicationSourceIdentifier: { type: 'string', nullable: true, absentMeans: null },
    // The identifier of "a global database cluster", of one that is in none there is no such: ibid.
    GlobalClusterIdentifier: { type: 'string', nullable: true, absentMeans: null },
    // "This setting is only for non-Aurora Multi-AZ DB clusters": API_DBCluster.html
    PubliclyAccessible: { type: 'boolean', nullable: true, absentMeans: null },
    // "applicable only for Aurora PostgreSQL clusters created through express configuration": API_DBCluster.html
    InternetAccessGatewayEnabled: { type: 'boolean', nullable: true, absentMeans: null },
    BackupRetentionPeriod: { type: 'integer' },
    MultiAZ: { type: 'boolean' },
    DBClusterMembers: {
      type: 'list',
      items: {
        type: 'object',
        fields: {
          DBInstanceIdentifier: { type: 'string' },
          IsClusterWriter: { type: 'boolean' },
          DBClusterParameterGroupStatus: { type: 'string' },
        },
      },
    },
    DeletionProtection: { type: 'boolean' },
    EnabledCloudwatchLogsExports: shared.logExports,
    MasterUserSecret: shared.masterUserSecret,
    DBClusterParameterGroup: { type: 'string' },
    RequiresTls: { ...shared.requiresTls, from: parameters },
    AuditsByParameter: { ...shared.auditsByParameter, from: parameters },
    ReplicaRegions: { ...shared.replicaRegions, derived: 'the other regions in the ARNs of its read replicas' },
    GlobalClusterRegions: {
      type: 'list',
      from: globalClusters,
      items: { type: 'string' },
      derived: 'the other regions in the ARNs of the members of the global cluster that it belongs to',
    },
    Tags: shared.tags,
  },
};
