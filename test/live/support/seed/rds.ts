import {
  CreateDBClusterCommand,
  CreateDBClusterParameterGroupCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  CreateGlobalClusterCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Base, Settings } from './settings.ts';

const login = { MasterUsername: 'acme', MasterUserPassword: 'correct-Horse-7-battery' };

/** `orders` is encrypted and in two zones, `legacy` neither; an Aurora cluster of a global one; a snapshot of each, one for anyone. */
export async function seedDatabases(settings: Settings, base: Base): Promise<void> {
  const rds = new RDSClient(settings);
  await seedInstances(rds, base);
  await seedCluster(rds);
}

async function seedInstances(rds: RDSClient, { key }: Base): Promise<void> {
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName: 'acme',
      DBParameterGroupFamily: 'postgres16',
      Description: 'acme',
    }),
  );
  const common = { ...login, Engine: 'postgres', DBInstanceClass: 'db.t3.micro', AllocatedStorage: 20 };
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      DBInstanceIdentifier: 'orders',
      DBParameterGroupName: 'acme',
      StorageEncrypted: true,
      KmsKeyId: key,
      MultiAZ: true,
      BackupRetentionPeriod: 35,
    }),
  );
  await rds.send(new CreateDBInstanceCommand({ ...common, DBInstanceIdentifier: 'legacy', PubliclyAccessible: true }));
  for (const DBInstanceIdentifier of ['orders', 'legacy']) {
    await rds.send(
      new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier: `${DBInstanceIdentifier}-snapshot` }),
    );
  }
  await rds.send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier: 'legacy-snapshot',
      AttributeName: 'restore',
      ValuesToAdd: ['all'],
    }),
  );
}

async function seedCluster(rds: RDSClient): Promise<void> {
  await rds.send(
    new CreateDBClusterParameterGroupCommand({
      DBClusterParameterGroupName: 'acme',
      DBParameterGroupFamily: 'aurora-postgresql16',
      Description: 'acme',
    }),
  );
  await rds.send(new CreateGlobalClusterCommand({ GlobalClusterIdentifier: 'world', Engine: 'aurora-postgresql' }));
  await rds.send(
    new CreateDBClusterCommand({
      ...login,
      DBClusterIdentifier: 'patients',
      Engine: 'aurora-postgresql',
      DBClusterParameterGroupName: 'acme',
      GlobalClusterIdentifier: 'world',
      StorageEncrypted: true,
    }),
  );
  await rds.send(
    new CreateDBClusterSnapshotCommand({
      DBClusterIdentifier: 'patients',
      DBClusterSnapshotIdentifier: 'patients-snapshot',
    }),
  );
}
