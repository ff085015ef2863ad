import { BackupClient, CreateBackupPlanCommand, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import { CreateFileSystemCommand, EFSClient, PutFileSystemPolicyCommand } from '@aws-sdk/client-efs';
import { CreateServerCommand, TransferClient } from '@aws-sdk/client-transfer';
import type { Base, Settings } from './settings.ts';

/** File system `home` is encrypted and backed up, the other is neither. */
export async function seedFileSystems(settings: Settings, { key }: Base): Promise<void> {
  const efs = new EFSClient(settings);
  const { FileSystemId } = await efs.send(
    new CreateFileSystemCommand({
      CreationToken: 'home',
      Encrypted: true,
      KmsKeyId: key,
      Backup: true,
      Tags: [{ Key: 'Name', Value: 'home' }],
    }),
  );
  const statement = {
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  await efs.send(
    new PutFileSystemPolicyCommand({
      FileSystemId,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
  await efs.send(new CreateFileSystemCommand({ CreationToken: 'scratch', Encrypted: false }));
}

export async function seedBackups(settings: Settings, { key }: Base): Promise<void> {
  const backup = new BackupClient(settings);
  await backup.send(new CreateBackupVaultCommand({ BackupVaultName: 'acme', EncryptionKeyArn: key }));
  await backup.send(
    new CreateBackupPlanCommand({
      BackupPlan: {
        BackupPlanName: 'daily',
        Rules: [{ RuleName: 'daily', TargetBackupVaultName: 'acme', ScheduleExpression: 'cron(0 5 ? * * *)' }],
      },
    }),
  );
}

export async function seedTransfer(settings: Settings): Promise<void> {
  await new TransferClient(settings).send(
    new CreateServerCommand({
      Protocols: ['SFTP', 'FTP'],
      EndpointType: 'PUBLIC',
      SecurityPolicyName: 'TransferSecurityPolicy-2018-11',
    }),
  );
}
