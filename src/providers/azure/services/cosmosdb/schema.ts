import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { auditSinkFields } from '../../read/log-sinks.ts';

/** Accounts of Azure Cosmos DB, of every API. */
export const accountSchema: ResourceSchema = {
  type: 'azure/cosmosdb/account',
  title: { en: 'Cosmos DB account', ja: 'Cosmos DBアカウント' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.DocumentDB/databaseAccounts/read' }],
  source: 'https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    api: {
      type: 'string',
      derived: 'NoSQL, MongoDB, Cassandra, Gremlin or Table, by kind and capabilities',
    },
    // Left out, the reference calls it TLS 1.0 in some versions and TLS 1.2 in others: it stays unread.
    minimalTlsVersion: { type: 'number', derived: 'as a number: 1.2' },
    publicNetworkAccess: {
      type: 'string',
      doc: { en: 'Enabled, Disabled or SecuredByPerimeter', ja: 'Enabled、Disabled、SecuredByPerimeterのいずれか' },
    },
    isVirtualNetworkFilterEnabled: { type: 'boolean' },
    firewallAddresses: {
      type: 'integer',
      derived: 'how many addresses all ipRules hold together, 0.0.0.0 left out',
      doc: {
        en: 'addresses that the IP rules let in, each counted once',
        ja: 'IP規則が許可するアドレスの数（重複は除く）',
      },
    },
    firewallAllowsAzure: {
      type: 'boolean',
      derived: 'whether ipRules names 0.0.0.0',
      doc: {
        en: 'a rule lets in any address of an Azure data centre',
        ja: 'Azureデータセンターのすべてのアドレスを許可する規則がある',
      },
    },
    hasIpRules: { type: 'boolean', derived: 'whether ipRules names anything' },
    disableLocalAuth: { type: 'boolean' },
    disableKeyBasedMetadataWriteAccess: { type: 'boolean' },
    // Microsoft's policy "should use customer-managed keys to encrypt data at rest" reports accounts where it does not exist.
    keyVaultKeyUri: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      doc: {
        en: 'null: encrypted with a key of the platform',
        ja: 'null はプラットフォームマネージドキーによる暗号化を示す',
      },
    },
    backupPolicy: {
      type: 'object',
      fields: {
        type: { type: 'string', doc: { en: 'Periodic or Continuous', ja: 'PeriodicまたはContinuous' } },
        // "Configuration values for periodic mode backup": the other type has continuousModeProperties.
        periodicModeProperties: {
          type: 'object',
          nullable: true,
          absentMeans: null,
          doc: { en: 'null: not Periodic', ja: 'null はPeriodicでないことを示す' },
          fields: { backupRetentionIntervalInHours: { type: 'integer' } },
        },
      },
    },
    locations: {
      type: 'list',
      items: { type: 'string' },
      derived: 'names of the regions that hold a copy: japaneast',
    },
    zoneRedundantLocations: {
      type: 'integer',
      derived: 'how many of them have isZoneRedundant',
    },
    geoBackupLocation: {
      type: 'string',
      nullable: true,
      derived: 'the region paired with that of the writes, where backupStorageRedundancy of a periodic backup is Geo',
      doc: { en: 'null: backups stay in the region', ja: 'null はバックアップがリージョン内にとどまることを示す' },
    },
    ...auditSinkFields,
  },
};

export const accountEntry: InventoryEntry = {
  schema: accountSchema,
  table: 'resources',
  type: 'microsoft.documentdb/databaseaccounts',
};

/** The reader of Azure Cosmos DB. */
export const cosmosdbService: Collector = {
  service: 'cosmosdb',
  scope: 'subscription',
  schemas: [accountSchema],
  inventory: [accountEntry],
  load: async () => (await import('./collector.ts')).collectCosmosdb,
};
