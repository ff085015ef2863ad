import type { ResourceSchema } from '../../../schema.ts';
import * as shared from './fields.ts';

const parameters = [{ call: 'rds:DescribeDBParameters', permission: 'rds:DescribeDBParameters' }];

/** An instance of RDS, Aurora, DocumentDB or Neptune: the API lists them all. */
export const instanceSchema: ResourceSchema = {
  type: 'aws/rds/db-instance',
  title: { en: 'RDS DB instance', ja: 'RDS DBインスタンス' },
  scope: 'region',
  list: [{ call: 'rds:DescribeDBInstances', permission: 'rds:DescribeDBInstances' }],
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html',
  fields: {
    DBInstanceIdentifier: { type: 'string' },
    DBInstanceArn: { type: 'string' },
    Region: shared.region,
    Engine: { type: 'string' },
    InstanceCreateTime: { type: 'time' },
    // "If the DB instance is a member of a DB cluster", "if this DB instance is a read replica": API_DBInstance.html
    DBClusterIdentifier: { type: 'string', nullable: true, absentMeans: null },
    ReadReplicaSourceDBInstanceIdentifier: { type: 'string', nullable: true, absentMeans: null },
    ReadReplicaSourceDBClusterIdentifier: { type: 'string', nullable: true, absentMeans: null },
    StorageEncrypted: { type: 'boolean' },
    StorageEncryptionType: shared.storageEncryptionType,
    KmsKeyId: shared.kmsKey,
    PubliclyAccessible: { type: 'boolean' },
    Endpoint: {
      type: 'object',
      nullable: true,
      // "The endpoint might not be shown for instances with the status of creating": API_DBInstance.html
      absentMeans: null,
      fields: { Port: { type: 'integer' } },
    },
    SecurityGroupIds: {
      type: 'list',
      items: { type: 'string' },
      derived: 'VpcSecurityGroupId of VpcSecurityGroups',
    },
    BackupRetentionPeriod: { type: 'integer' },
    MultiAZ: { type: 'boolean' },
    AutoMinorVersionUpgrade: { type: 'boolean' },
    DeletionProtection: { type: 'boolean' },
    EnabledCloudwatchLogsExports: shared.logExports,
    MasterUserSecret: shared.masterUserSecret,
    CertificateDetails: {
      type: 'object',
      fields: {
        CAIdentifier: { type: 'string' },
        ValidTill: { type: 'time', doc: { en: "end of the server's certificate", ja: 'サーバー証明書の有効期限' } },
      },
    },
    DBParameterGroups: {
      type: 'list',
      items: {
        type: 'object',
        fields: { DBParameterGroupName: { type: 'string' }, ParameterApplyStatus: { type: 'string' } },
      },
    },
    RequiresTls: { ...shared.requiresTls, from: parameters },
    AuditsByParameter: { ...shared.auditsByParameter, from: parameters },
    ReplicaRegions: shared.replicaRegions,
    Tags: shared.tags,
  },
};
