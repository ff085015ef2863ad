import type { CallRef, ResourceSchema } from '../../../schema.ts';
import { firewallFields } from '../../read/firewall-rules.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { auditSinkFields } from '../../read/log-sinks.ts';

const part = (name: string): CallRef => ({
  call: `arm:Microsoft.Sql/servers/${name}`,
  permission: `Microsoft.Sql/servers/${name}/read`,
});

/** The calls that tell of one logical server what Resource Graph does not. */
export const serverCalls = {
  administrators: part('administrators'),
  firewallRules: part('firewallRules'),
  ipv6FirewallRules: part('ipv6FirewallRules'),
  auditing: part('extendedAuditingSettings'),
  encryptionProtector: part('encryptionProtector'),
  securityAlertPolicies: part('securityAlertPolicies'),
  vulnerabilityAssessment: part('sqlVulnerabilityAssessments'),
  classicAssessment: part('vulnerabilityAssessments'),
} as const;

/** Logical servers of Azure SQL Database. */
export const serverSchema: ResourceSchema = {
  type: 'azure/sql/server',
  title: { en: 'SQL logical server', ja: 'SQL論理サーバー' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Sql/servers/read' }],
  source: 'https://learn.microsoft.com/rest/api/sql/servers/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'by its name: japaneast' },
    minimalTlsVersion: {
      type: 'number',
      nullable: true,
      derived: 'as a number: 1.2',
      doc: {
        en: 'null: None, no lowest version is set',
        ja: 'null は下限のTLSバージョンが未設定（None）であることを示す',
      },
    },
    publicNetworkAccess: {
      type: 'string',
      doc: { en: 'Enabled, Disabled or SecuredByPerimeter', ja: 'Enabled、Disabled、SecuredByPerimeterのいずれか' },
    },
    restrictOutboundNetworkAccess: { type: 'string' },
    administrators: {
      type: 'list',
      from: [serverCalls.administrators],
      doc: { en: 'Microsoft Entra administrator, at most one', ja: 'Microsoft Entra管理者（多くとも1つ）' },
      items: {
        type: 'object',
        fields: {
          administratorType: { type: 'string' },
          azureADOnlyAuthentication: {
            type: 'boolean',
            doc: { en: 'SQL logins are refused', ja: 'SQL認証を拒否する' },
          },
        },
      },
    },
    ...firewallFields(serverCalls.firewallRules),
    ipv6FirewallAddresses: {
      type: 'integer',
      from: [serverCalls.ipv6FirewallRules],
      derived:
        'how many addresses the ranges of all IPv6 firewall rules hold together; 0 where the server has no IPv6 address',
    },
    auditing: {
      type: 'object',
      from: [serverCalls.auditing],
      // "If state is Enabled, storageEndpoint or isAzureMonitorTargetEnabled are required": what is left out is not used.
      fields: {
        state: { type: 'string' },
        storageEndpoint: { type: 'string', nullable: true, absentMeans: null, derived: 'null where it is empty' },
        storageName: {
          type: 'string',
          nullable: true,
          derived: 'name of the storage account in storageEndpoint',
        },
        retentionDays: {
          type: 'integer',
          doc: { en: 'in the storage account; 0 keeps for ever', ja: 'ストレージアカウントでの保持日数。0は無期限' },
        },
        isAzureMonitorTargetEnabled: { type: 'boolean', absentMeans: false },
        auditActionsAndGroups: { type: 'list', items: { type: 'string' } },
        predicateExpression: {
          type: 'string',
          nullable: true,
          absentMeans: null,
          derived: 'null where it is empty',
          doc: { en: 'only what it chooses is recorded', ja: 'この条件に合うものだけを記録する' },
        },
      },
    },
    ...auditSinkFields,
    encryptionProtector: {
      type: 'object',
      from: [serverCalls.encryptionProtector],
      fields: {
        serverKeyType: {
          type: 'string',
          doc: { en: 'ServiceManaged or AzureKeyVault', ja: 'ServiceManagedまたはAzureKeyVault' },
        },
        // "Key auto rotation opt-in flag"
        autoRotationEnabled: { type: 'boolean', absentMeans: false },
      },
    },
    securityAlertPolicy: {
      type: 'object',
      from: [serverCalls.securityAlertPolicies],
      fields: {
        state: { type: 'string' },
        disabledAlerts: {
          type: 'list',
          items: { type: 'string' },
          derived: 'without the empty name that stands for none',
          doc: { en: 'kinds of alerts that are switched off', ja: '無効化されたアラートの種類' },
        },
      },
    },
    expressAssessment: {
      type: 'string',
      from: [serverCalls.vulnerabilityAssessment],
      derived: 'state of sqlVulnerabilityAssessments/default: the express configuration',
    },
    classicScans: {
      type: 'boolean',
      from: [serverCalls.classicAssessment],
      derived: 'recurringScans.isEnabled of vulnerabilityAssessments/default, with a storage account for the results',
    },
  },
};

export const serverEntry: InventoryEntry = {
  schema: serverSchema,
  table: 'resources',
  type: 'microsoft.sql/servers',
};
