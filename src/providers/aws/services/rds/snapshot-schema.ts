import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import * as shared from './fields.ts';

const attributes: CallRef = {
  call: 'rds:DescribeDBSnapshotAttributes',
  permission: 'rds:DescribeDBSnapshotAttributes',
};
const clusterAttributes: CallRef = {
  call: 'rds:DescribeDBClusterSnapshotAttributes',
  permission: 'rds:DescribeDBClusterSnapshotAttributes',
};

const restoreAccounts = (call: CallRef): Field => ({
  type: 'list',
  from: [call],
  items: { type: 'string' },
  derived:
    'values of the attribute restore: ids of accounts, or all; asked of manual snapshots, as no others are shared',
});

const common: Readonly<Record<string, Field>> = {
  Region: shared.region,
  SnapshotType: { type: 'string' },
  Engine: { type: 'string' },
  StorageEncryptionType: shared.storageEncryptionType,
  KmsKeyId: shared.kmsKey,
  Tags: shared.tags,
};

/** A snapshot of a DB instance that the account owns. */
export const snapshotSchema: ResourceSchema = {
  type: 'aws/rds/db-snapshot',
  title: { en: 'RDS DB snapshot', ja: 'RDS DBスナップショット' },
  scope: 'region',
  list: [{ call: 'rds:DescribeDBSnapshots', permission: 'rds:DescribeDBSnapshots' }],
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSnapshot.html',
  fields: {
    DBSnapshotIdentifier: { type: 'string' },
    DBInstanceIdentifier: { type: 'string' },
    Encrypted: { type: 'boolean' },
    ...common,
    RestoreAccounts: restoreAccounts(attributes),
  },
};

/** A snapshot of a DB cluster that the account owns. */
export const clusterSnapshotSchema: ResourceSchema = {
  type: 'aws/rds/db-cluster-snapshot',
  title: { en: 'RDS DB cluster snapshot', ja: 'RDS DBクラスタースナップショット' },
  scope: 'region',
  list: [{ call: 'rds:DescribeDBClusterSnapshots', permission: 'rds:DescribeDBClusterSnapshots' }],
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBClusterSnapshot.html',
  fields: {
    DBClusterSnapshotIdentifier: { type: 'string' },
    DBClusterIdentifier: { type: 'string' },
    StorageEncrypted: { type: 'boolean' },
    ...common,
    RestoreAccounts: restoreAccounts(clusterAttributes),
  },
};
