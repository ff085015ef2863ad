import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const call = 'resourcegraph:recoveryservicesresources';
const recoveryItems = {
  call,
  permission: 'Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/read',
};
const backupInstances = { call, permission: 'Microsoft.DataProtection/backupVaults/backupInstances/read' };
const recoveryPolicies = { call, permission: 'Microsoft.RecoveryServices/Vaults/backupPolicies/read' };
const backupPolicies = { call, permission: 'Microsoft.DataProtection/backupVaults/backupPolicies/read' };

/** What is backed up into a vault: a machine, a database, a file share, a disk. */
export const itemSchema: ResourceSchema = {
  type: 'azure/recoveryservices/protected-item',
  title: { en: 'Protected item', ja: '保護された項目' },
  scope: 'account',
  list: [recoveryItems, backupInstances],
  source: 'https://learn.microsoft.com/rest/api/backup/backup-protected-items/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string', derived: 'friendlyName, or the name of the resource' },
    vaultId: { type: 'string', derived: 'the id of its vault, in lower case' },
    vaultType: { type: 'string', enum: ['RecoveryServices', 'Backup'] },
    sourceResourceId: {
      type: 'string',
      nullable: true,
      derived: 'the id of what is backed up, in lower case; of a Backup vault dataSourceInfo.resourceID',
      doc: { en: 'null: nothing of Azure', ja: 'null はAzureのリソース以外' },
    },
    workloadType: {
      type: 'string',
      derived: 'workloadType; of a Backup vault dataSourceInfo.datasourceType',
      doc: {
        en: 'VM, SQLDataBase, AzureFileShare and others; a database in a machine has the id of the machine too',
        ja: 'VM、SQLDataBase、AzureFileShareなど。マシン内のデータベースも、マシンのIDを持つ',
      },
    },
    policyId: {
      type: 'string',
      nullable: true,
      derived: 'in lower case',
      doc: { en: 'null: no policy any more', ja: 'null はポリシーなし' },
    },
    protectionState: {
      type: 'string',
      derived: 'currentProtectionState, or protectionState in the same words',
      doc: {
        en: 'ProtectionConfigured, ConfiguringProtection, ProtectionStopped, ProtectionError, SoftDeleted and others',
        ja: 'ProtectionConfigured、ConfiguringProtection、ProtectionStopped、ProtectionError、SoftDeletedなど',
      },
    },
    lastRecoveryPoint: {
      type: 'time',
      nullable: true,
      derived: 'null where it is the first day there is, 0001-01-01',
      doc: { en: 'null: there is none yet', ja: 'null は復旧ポイントなし' },
    },
  },
};

/** Policies by which items are backed up. */
export const policySchema: ResourceSchema = {
  type: 'azure/recoveryservices/backup-policy',
  title: { en: 'Backup policy', ja: 'バックアップポリシー' },
  scope: 'account',
  list: [recoveryPolicies, backupPolicies],
  source: 'https://learn.microsoft.com/rest/api/backup/backup-policies/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    vaultId: { type: 'string', derived: 'the id of its vault, in lower case' },
    retentionDays: {
      type: 'integer',
      derived:
        'how long every scheduled backup is kept; what is kept longer for a month or a year is only some of them',
    },
  },
};

const table = 'recoveryservicesresources';

export const recoveryItemEntry: InventoryEntry = {
  schema: itemSchema,
  table,
  type: 'microsoft.recoveryservices/vaults/backupfabrics/protectioncontainers/protecteditems',
};

export const backupInstanceEntry: InventoryEntry = {
  schema: { ...itemSchema, list: [backupInstances] },
  table,
  type: 'microsoft.dataprotection/backupvaults/backupinstances',
};

export const recoveryPolicyEntry: InventoryEntry = {
  schema: policySchema,
  table,
  type: 'microsoft.recoveryservices/vaults/backuppolicies',
};

export const backupPolicyEntry: InventoryEntry = {
  schema: { ...policySchema, list: [backupPolicies] },
  table,
  type: 'microsoft.dataprotection/backupvaults/backuppolicies',
};
