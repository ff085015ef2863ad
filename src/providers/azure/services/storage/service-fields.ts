import type { Field } from '../../../schema.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';

export const blobService = {
  call: 'arm:Microsoft.Storage/storageAccounts/blobServices',
  permission: 'Microsoft.Storage/storageAccounts/blobServices/read',
};

export const fileService = {
  call: 'arm:Microsoft.Storage/storageAccounts/fileServices',
  permission: 'Microsoft.Storage/storageAccounts/fileServices/read',
};

export const lifecycle = {
  call: 'arm:Microsoft.Storage/storageAccounts/managementPolicies',
  permission: 'Microsoft.Storage/storageAccounts/managementPolicies/read',
};

/** What deletes blobs of its own accord: of an account, or of one of its containers. */
export const deletionAfterDaysField: Field = {
  type: 'integer',
  nullable: true,
  from: [lifecycle],
  nullWhen: ['ManagementPolicyNotFound'],
  derived: 'the youngest blob that an enabled lifecycle rule deletes, rules for tagged blobs left out',
  doc: { en: 'null: none is deleted', ja: 'null は削除なし' },
};

/** What the services of an account do against loss, what they log, and what its lifecycle policy deletes. */
export const serviceFields: Readonly<Record<string, Field>> = {
  deleteRetentionDays: {
    type: 'integer',
    nullable: true,
    from: [blobService],
    derived: 'deleteRetentionPolicy.days where it is enabled',
    doc: { en: 'null: soft delete of blobs is off', ja: 'null はBLOBの論理的な削除が無効であることを示す' },
  },
  allowPermanentDelete: {
    type: 'boolean',
    from: [blobService],
    derived: 'deleteRetentionPolicy.allowPermanentDelete, false where it is left out',
  },
  containerDeleteRetentionDays: {
    type: 'integer',
    nullable: true,
    from: [blobService],
    derived: 'containerDeleteRetentionPolicy.days where it is enabled',
    doc: { en: 'null: soft delete of containers is off', ja: 'null はコンテナーの論理的な削除が無効であることを示す' },
  },
  isVersioningEnabled: { type: 'boolean', from: [blobService], absentMeans: false },
  restorePolicyDays: {
    type: 'integer',
    nullable: true,
    from: [blobService],
    derived: 'restorePolicy.days where it is enabled',
    doc: { en: 'null: point-in-time restore is off', ja: 'null はポイントインタイムリストアが無効であることを示す' },
  },
  smbVersions: {
    type: 'list',
    nullable: true,
    from: [fileService],
    derived: 'protocolSettings.smb.versions of an account for file shares, as a list',
    doc: { en: 'null: never set, so all are allowed', ja: 'null は未設定（すべて許可）' },
    items: { type: 'string' },
  },
  smbChannelEncryption: {
    type: 'list',
    nullable: true,
    from: [fileService],
    derived: 'protocolSettings.smb.channelEncryption of an account for file shares, as a list',
    doc: { en: 'null: never set, so all are allowed', ja: 'null は未設定（すべて許可）' },
    items: { type: 'string' },
  },
  shareDeleteRetentionDays: {
    type: 'integer',
    nullable: true,
    from: [fileService],
    derived: 'shareDeleteRetentionPolicy.days of an account for file shares, where it is enabled',
    doc: { en: 'null: soft delete of shares is off', ja: 'null は共有の論理的な削除が無効であることを示す' },
  },
  blobDiagnosticSettings: diagnosticSettingsField,
  lifecycleRules: {
    type: 'list',
    nullable: true,
    from: [lifecycle],
    nullWhen: ['ManagementPolicyNotFound'],
    derived: 'properties.policy.rules, with the days after which each deletes',
    doc: { en: 'null: no lifecycle management policy', ja: 'null はライフサイクル管理ポリシーなし' },
    items: {
      type: 'object',
      fields: {
        name: { type: 'string' },
        enabled: { type: 'boolean' },
        prefixMatch: { type: 'list', items: { type: 'string' } },
        tagFiltered: { type: 'boolean' },
        deletesAfterDays: { type: 'integer', nullable: true },
        deletesOldAfterDays: { type: 'integer', nullable: true },
      },
    },
  },
  deletionAfterDays: deletionAfterDaysField,
};
