import type { CallRef, ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const part = (name: string): CallRef => ({
  call: `arm:Microsoft.Sql/servers/databases/${name}`,
  permission: `Microsoft.Sql/servers/databases/${name}/read`,
});

/** The calls that tell of one database what Resource Graph does not. */
export const databaseCalls = {
  encryption: part('transparentDataEncryption'),
  shortTerm: part('backupShortTermRetentionPolicies'),
  longTerm: part('backupLongTermRetentionPolicies'),
} as const;

/** Databases of Azure SQL Database that users made: not `master`, which holds logins and settings of the server. */
export const databaseSchema: ResourceSchema = {
  type: 'azure/sql/database',
  title: { en: 'SQL database', ja: 'SQLデータベース' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Sql/servers/databases/read' }],
  source: 'https://learn.microsoft.com/rest/api/sql/databases/list-by-server',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string', derived: 'with its server: acme-sql/records' },
    tags: tagsField,
    serverId: { type: 'string', derived: 'id of the server it lies on, in lower case' },
    location: { type: 'string', derived: 'by its name: japaneast' },
    edition: { type: 'string', derived: 'sku.tier', doc: { en: 'service tier', ja: 'サービスレベル' } },
    zoneRedundant: { type: 'boolean' },
    isLedgerOn: { type: 'boolean' },
    geoBackupLocation: {
      type: 'string',
      nullable: true,
      derived: 'the region paired with its own, where currentBackupStorageRedundancy is Geo or GeoZone',
      doc: { en: 'null: backups stay in the region', ja: 'null はバックアップがリージョン内にとどまることを示す' },
    },
    encryptionState: {
      type: 'string',
      from: [databaseCalls.encryption],
      derived: 'state of transparentDataEncryption/current',
    },
    shortTermRetentionDays: {
      type: 'integer',
      from: [databaseCalls.shortTerm],
      derived: 'retentionDays of backupShortTermRetentionPolicies/default',
    },
    longTermRetentionDays: {
      type: 'integer',
      from: [databaseCalls.longTerm],
      derived:
        'the longest of weeklyRetention, monthlyRetention and yearlyRetention; a month counts the twelfth part of 365 days',
      doc: { en: '0: no long-term backups', ja: '0 は長期バックアップがないことを示す' },
    },
  },
};

export const databaseEntry: InventoryEntry = {
  schema: databaseSchema,
  table: 'resources',
  type: 'microsoft.sql/servers/databases',
  where: "name !~ 'master'",
};
