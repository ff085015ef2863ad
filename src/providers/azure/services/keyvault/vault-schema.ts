import type { ResourceSchema } from '../../../schema.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import {
  approvedPrivateEndpointsField,
  ipRulesPrefixLengthField,
  networkAclsField,
  publicNetworkAccessField,
} from '../../read/network-fields.ts';

const principals = {
  type: 'list',
  items: { type: 'string' },
  doc: { en: 'object ids of Microsoft Entra ID', ja: 'Microsoft Entra IDのオブジェクトID' },
} as const;

/** Vaults. What a member means that is left out is told by the REST reference of the vault. */
export const vaultSchema: ResourceSchema = {
  type: 'azure/keyvault/vault',
  title: { en: 'Key vault', ja: 'キーコンテナー（Key Vault）' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.KeyVault/vaults/read' }],
  source: 'https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/get',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'as the name of a location: japaneast' },
    // "Enabling this functionality is irreversible - that is, the property does not accept false as its value."
    enablePurgeProtection: { type: 'boolean', absentMeans: false },
    // "When creating a new key vault, soft-delete is on by default. Once soft-delete is enabled on a key vault, it can't be
    // disabled." https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview
    enableSoftDelete: { type: 'boolean', absentMeans: true },
    // "If no configuration is specified, the default recovery period is set to 90 days"
    softDeleteRetentionInDays: { type: 'integer', absentMeans: 90 },
    // "Vaults where enableRbacAuthorization is null (from older API versions) continue using access policies."
    // https://learn.microsoft.com/azure/key-vault/general/access-control-default
    enableRbacAuthorization: { type: 'boolean', absentMeans: false },
    // "default: enabled"
    publicNetworkAccess: { ...publicNetworkAccessField, absentMeans: 'Enabled' },
    networkAcls: {
      ...networkAclsField,
      // "By default, when you create a new key vault, the Azure Key Vault firewall is disabled."
      // https://learn.microsoft.com/azure/key-vault/general/network-security
      absentMeans: null,
      doc: { en: 'null: the firewall is off', ja: 'null はファイアウォールが無効であることを示す' },
    },
    ipRulesPrefixLength: ipRulesPrefixLengthField,
    approvedPrivateEndpoints: approvedPrivateEndpointsField,
    privilegedPrincipals: {
      ...principals,
      derived: 'objectId of accessPolicies that grant all or purge on keys, secrets, certificates or storage, sorted',
    },
    keyAdministratorsWhoDecrypt: {
      ...principals,
      derived: 'objectId of accessPolicies that let it both administer keys and decrypt or unwrap with them, sorted',
    },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const vaultEntry: InventoryEntry = {
  schema: vaultSchema,
  table: 'resources',
  type: 'microsoft.keyvault/vaults',
};

export const managedHsmSchema: ResourceSchema = {
  type: 'azure/keyvault/managed-hsm',
  title: { en: 'Key Vault managed HSM', ja: 'Key VaultマネージドHSM' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.KeyVault/managedHSMs/read' }],
  source: 'https://learn.microsoft.com/rest/api/keyvault/managedhsm/managed-hsms/get',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'as the name of a location: japaneast' },
    enablePurgeProtection: { type: 'boolean' },
    // "default: Enabled"
    publicNetworkAccess: { ...publicNetworkAccessField, absentMeans: 'Enabled' },
    networkAcls: {
      ...networkAclsField,
      // "Set the default action to Deny before creating a firewall."
      // https://learn.microsoft.com/azure/key-vault/managed-hsm/configure-network-security
      absentMeans: null,
      doc: { en: 'null: the firewall is off', ja: 'null はファイアウォールが無効であることを示す' },
    },
    ipRulesPrefixLength: ipRulesPrefixLengthField,
    replicaLocations: {
      type: 'list',
      items: { type: 'string' },
      derived: 'name of each of regions, as the name of a location; none where regions is left out',
    },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const managedHsmEntry: InventoryEntry = {
  schema: managedHsmSchema,
  table: 'resources',
  type: 'microsoft.keyvault/managedhsms',
};
