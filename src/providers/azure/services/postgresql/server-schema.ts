import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import { firewallFields } from '../../read/firewall-rules.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { auditSinkFields, ownTablesField } from '../../read/log-sinks.ts';

const part = (name: string): CallRef => ({
  call: `arm:Microsoft.DBforPostgreSQL/flexibleServers/${name}`,
  permission: `Microsoft.DBforPostgreSQL/flexibleServers/${name}/read`,
});

/** The calls that tell of one server what Resource Graph does not. */
export const serverCalls = { configurations: part('configurations'), firewallRules: part('firewallRules') } as const;

const configuration = (type: Field['type'], derived: string, doc?: Field['doc']): Field => ({
  type,
  nullable: true,
  derived,
  ...(doc && { doc }),
});

/** Flexible servers of Azure Database for PostgreSQL. The single servers before them were retired in March 2025. */
export const serverSchema: ResourceSchema = {
  type: 'azure/postgresql/flexible-server',
  title: { en: 'PostgreSQL flexible server', ja: 'PostgreSQLフレキシブルサーバー' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.DBforPostgreSQL/flexibleServers/read' }],
  source: 'https://learn.microsoft.com/rest/api/postgresql/servers/list-by-subscription',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'by its name: japaneast' },
    replicationRole: {
      type: 'string',
      doc: {
        en: 'Primary, AsyncReplica, GeoAsyncReplica or None',
        ja: 'Primary、AsyncReplica、GeoAsyncReplica、Noneのいずれか',
      },
    },
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
    dataEncryption: {
      type: 'object',
      fields: {
        type: { type: 'string', doc: { en: 'SystemManaged or AzureKeyVault', ja: 'SystemManagedまたはAzureKeyVault' } },
      },
    },
    authConfig: {
      type: 'object',
      fields: { activeDirectoryAuth: { type: 'string' }, passwordAuth: { type: 'string' } },
    },
    ...firewallFields(serverCalls.firewallRules),
    ...auditSinkFields,
    ...ownTablesField,
    configurations: {
      type: 'object',
      from: [serverCalls.configurations],
      doc: { en: 'null: the server has no such parameter', ja: 'null はそのパラメーターがサーバーにないことを示す' },
      fields: {
        requireSecureTransport: configuration('boolean', 'require_secure_transport'),
        sslMinProtocolVersion: configuration('number', 'ssl_min_protocol_version, as a number: 1.2'),
        logConnections: configuration('boolean', 'log_connections: on, or a list of stages that names the user'),
        logDisconnections: configuration('boolean', 'log_disconnections'),
        connectionThrottle: configuration('boolean', 'connection_throttle.enable'),
        pgauditLoaded: configuration('boolean', 'whether shared_preload_libraries names pgaudit'),
        pgauditLog: {
          type: 'list',
          nullable: true,
          items: { type: 'string' },
          derived: 'the classes of statements that pgaudit.log names; all is spelt out',
        },
        logfilesDownloadEnable: configuration('boolean', 'logfiles.download_enable'),
        logfilesRetentionDays: configuration('integer', 'logfiles.retention_days'),
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
  type: 'microsoft.dbforpostgresql/flexibleservers',
};
