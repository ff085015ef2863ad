import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const recoveryVaults = { call: 'resourcegraph:resources', permission: 'Microsoft.RecoveryServices/Vaults/read' };
const backupVaults = { call: 'resourcegraph:resources', permission: 'Microsoft.DataProtection/backupVaults/read' };

/** Vaults that keep backups, of both kinds; what a member left out means is told where it is shaped. */
export const vaultSchema: ResourceSchema = {
  type: 'azure/recoveryservices/vault',
  title: { en: 'Recovery Services vault or Backup vault', ja: 'Recovery Servicesコンテナー・バックアップコンテナー' },
  scope: 'account',
  list: [recoveryVaults, backupVaults],
  source: 'https://learn.microsoft.com/rest/api/recoveryservices/vaults/list-by-subscription-id',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string' },
    vaultType: {
      type: 'string',
      enum: ['RecoveryServices', 'Backup'],
      derived: 'of the resource type: Microsoft.RecoveryServices/vaults, Microsoft.DataProtection/backupVaults',
    },
    storageRedundancy: {
      type: 'string',
      enum: ['LocallyRedundant', 'ZoneRedundant', 'GeoRedundant'],
      derived: 'redundancySettings.standardTierStorageRedundancy; of a Backup vault the type of its vault store',
    },
    storedRegions: {
      type: 'list',
      derived: 'location, the pair of the region where the storage is geo-redundant, and replicatedRegions',
      items: { type: 'string' },
    },
    immutabilityState: {
      type: 'string',
      nullable: true,
      enum: ['Disabled', 'Unlocked', 'Locked'],
      derived: 'securitySettings.immutabilitySettings.state',
      doc: { en: 'null: never set', ja: 'null は未設定' },
    },
    softDeleteState: {
      type: 'string',
      enum: ['On', 'Off', 'AlwaysOn'],
      derived: 'state of securitySettings.softDeleteSettings, in one vocabulary',
    },
    softDeleteRetentionDays: { type: 'integer', derived: 'days of the same settings' },
    keyUri: {
      type: 'string',
      nullable: true,
      derived: 'keyUri of the encryption by a customer-managed key',
      doc: { en: 'null: a key of Microsoft', ja: 'null はMicrosoftマネージドキー' },
    },
    publicNetworkAccess: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      enum: ['Enabled', 'Disabled'],
      doc: { en: 'null: never set', ja: 'null は未設定' },
    },
    multiUserAuthorization: {
      type: 'boolean',
      derived: 'securitySettings.multiUserAuthorization; of a Backup vault isVaultProtectedByResourceGuard',
    },
  },
};

export const recoveryVaultEntry: InventoryEntry = {
  schema: vaultSchema,
  table: 'resources',
  type: 'microsoft.recoveryservices/vaults',
};

export const backupVaultEntry: InventoryEntry = {
  schema: { ...vaultSchema, list: [backupVaults] },
  table: 'resources',
  type: 'microsoft.dataprotection/backupvaults',
};
