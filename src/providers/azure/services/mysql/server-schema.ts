import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import { firewallFields } from '../../read/firewall-rules.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { auditSinkFields } from '../../read/log-sinks.ts';

const part = (name: string): CallRef => ({
  call: `arm:Microsoft.DBforMySQL/flexibleServers/${name}`,
  permission: `Microsoft.DBforMySQL/flexibleServers/${name}/read`,
});

/** The calls that tell of one server what Resource Graph does not. */
export const serverCalls = { configurations: part('configurations'), firewallRules: part('firewallRules') } as const;

const configuration = (type: Field['type'], derived: string, doc?: Field['doc']): Field => ({
  type,
  nullable: true,
  derived,
  ...(doc && { doc }),
});

/** Flexible servers of Azure Database for MySQL. The single servers before them were retired in September 2024. */
export const serverSchema: ResourceSchema = {
  type: 'azure/mysql/flexible-server',
  title: { en: 'MySQL flexible server', ja: 'MySQLフレキシブルサーバー' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.DBforMySQL/flexibleServers/read' }],
  source: 'https://learn.microsoft.com/rest/api/mysql/flexibleserver/servers/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'by its name: japaneast' },
    replicationRole: { type: 'string', doc: { en: 'None, Source or Replica', ja: 'None、Source、Replicaのいずれか' } },
    network: { type: 'object', fields: { publicNetworkAccess: { type: 'string' } } },
    highAvailability: {
      type: 'object',
      fields: {
        mode: {
          type: 'string',
          doc: { en: 'Disabled, SameZone or ZoneRedundant', ja: 'Disabled、SameZone、ZoneRedundantのいずれか' },
        },
      },
    },
    backup: { type: 'object', fields: { backupRetentionDays: { type: 'integer' } } },
    geoBackupLocation: {
      type: 'string',
      nullable: true,
      derived: 'the region paired with its own, where backup.geoRedundantBackup is Enabled',
      doc: { en: 'null: backups stay in the region', ja: 'null はバックアップがリージョン内にとどまることを示す' },
    },
    // "The Data Encryption for CMK": Microsoft's example of the list has servers without it.
    dataEncryption: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      doc: {
        en: 'null: encrypted with a key of the platform',
        ja: 'null はプラットフォームマネージドキーによる暗号化を示す',
      },
      fields: {
        type: { type: 'string', doc: { en: 'SystemManaged or AzureKeyVault', ja: 'SystemManagedまたはAzureKeyVault' } },
      },
    },
    ...firewallFields(serverCalls.firewallRules),
    ...auditSinkFields,
    configurations: {
      type: 'object',
      from: [serverCalls.configurations],
      doc: { en: 'null: the server has no such parameter', ja: 'null はそのパラメーターがサーバーにないことを示す' },
      fields: {
        requireSecureTransport: configuration('boolean', 'require_secure_transport'),
        tlsVersions: {
          type: 'list',
          nullable: true,
          items: { type: 'number' },
          derived: 'the versions that tls_version names, as numbers: 1.2',
        },
        auditLogEnabled: configuration('boolean', 'audit_log_enabled'),
        auditLogEvents: {
          type: 'list',
          nullable: true,
          items: { type: 'string' },
          derived: 'the kinds of events that audit_log_events names, in lower case',
        },
        aadAuthOnly: configuration('boolean', 'aad_auth_only'),
        pendingRestart: {
          type: 'list',
          items: { type: 'string' },
          derived: 'names of the parameters above whose new value counts from the next restart on',
        },
      },
    },
  },
};

export const serverEntry: InventoryEntry = {
  schema: serverSchema,
  table: 'resources',
  type: 'microsoft.dbformysql/flexibleservers',
};
