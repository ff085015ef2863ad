import type { ResourceSchema } from '../../../schema.ts';

const policy = { call: 'backup:GetBackupVaultAccessPolicy', permission: 'backup:GetBackupVaultAccessPolicy' };
export const recoveryPoints = {
  call: 'backup:ListRecoveryPointsByBackupVault',
  permission: 'backup:ListRecoveryPointsByBackupVault',
};

/** Recovery points this many days old at most are read: what plans that run monthly have made last. */
export const recoveryPointWindow = 35;

export const vaultSchema: ResourceSchema = {
  type: 'aws/backup/vault',
  title: { en: 'AWS Backup vault', ja: 'AWS Backupのバックアップボールト' },
  scope: 'region',
  list: [{ call: 'backup:ListBackupVaults', permission: 'backup:ListBackupVaults' }],
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupVaultListMember.html',
  fields: {
    BackupVaultName: { type: 'string' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region it was listed in' },
    // A logically air-gapped vault may be encrypted with a key that AWS owns, which has no ARN of the customer's.
    EncryptionKeyArn: { type: 'string', nullable: true, absentMeans: null },
    NumberOfRecoveryPoints: { type: 'integer' },
    Locked: { type: 'boolean' },
    // "If this parameter is not specified, Vault Lock does not enforce a minimum retention period"
    MinRetentionDays: { type: 'integer', nullable: true, absentMeans: null },
    // "If you applied Vault Lock … without specifying a lock date, you can change … or delete Vault Lock … at any time"
    LockDate: {
      type: 'time',
      nullable: true,
      absentMeans: null,
      doc: { en: 'null: the lock can be taken off', ja: 'null はロックを解除可能' },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: [policy],
      nullWhen: ['ResourceNotFoundException'],
      derived:
        'an Allow statement for every principal without a condition that names accounts, organisations, callers or VPC endpoints',
      doc: { en: 'null: the vault has no access policy', ja: 'null はアクセスポリシーなし' },
    },
    RecentRecoveryPoints: {
      type: 'object',
      from: [recoveryPoints],
      derived: `the recovery points created in the ${recoveryPointWindow} days before the scan`,
      fields: { Count: { type: 'integer' }, Unencrypted: { type: 'integer' } },
    },
  },
};
