import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const list = (permission: string): readonly CallRef[] => [{ call: 'resourcegraph:resources', permission }];

/** https://learn.microsoft.com/rest/api/loganalytics/tables/list-by-workspace */
export const tablesCall: CallRef = {
  call: 'arm:Microsoft.OperationalInsights/workspaces/tables',
  permission: 'Microsoft.OperationalInsights/workspaces/tables/read',
};

/** https://learn.microsoft.com/rest/api/loganalytics/data-exports/list-by-workspace */
export const dataExportsCall: CallRef = {
  call: 'arm:Microsoft.OperationalInsights/workspaces/dataExports',
  permission: 'Microsoft.OperationalInsights/workspaces/dataexports/read',
};

const id: Field = { type: 'string', derived: 'in lower case: Azure compares ids so' };

/** "By default it is Enabled", of both directions, says the REST reference of the workspace. */
const publicAccess: Field = {
  type: 'string',
  absentMeans: 'Enabled',
  enum: ['Enabled', 'Disabled', 'SecuredByPerimeter'],
};

/** A Log Analytics workspace. */
export const workspaceSchema: ResourceSchema = {
  type: 'azure/monitor/workspace',
  title: { en: 'Log Analytics workspace', ja: 'Log Analyticsワークスペース' },
  scope: 'account',
  list: list('Microsoft.OperationalInsights/workspaces/read'),
  source: 'https://learn.microsoft.com/rest/api/loganalytics/workspaces/list',
  fields: {
    id,
    name: { type: 'string' },
    location: { type: 'string' },
    replicaLocation: {
      type: 'string',
      nullable: true,
      derived: 'replication.location where replication.enabled is true',
    },
    retentionInDays: { type: 'integer', nullable: true },
    publicNetworkAccessForIngestion: publicAccess,
    publicNetworkAccessForQuery: publicAccess,
    disableLocalAuth: {
      type: 'boolean',
      absentMeans: false,
      derived: 'features.disableLocalAuth',
      doc: {
        en: "keys work until they are switched off: so reads Azure's built-in policy for workspaces an omitted value too",
        ja: '無効化するまでキーを使用できる。Azureの組み込みポリシーも、未設定を無効化されていないものとして扱う',
      },
    },
    clusterId: {
      type: 'string',
      nullable: true,
      derived: 'features.clusterResourceId, in lower case; null without one',
    },
    dailyQuotaGb: {
      type: 'number',
      nullable: true,
      derived: 'workspaceCapping.dailyQuotaGb; null where it is -1, which sets no cap',
    },
    tables: {
      type: 'list',
      from: [tablesCall, dataExportsCall],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          plan: { type: 'string', nullable: true, absentMeans: null, enum: ['Analytics', 'Basic', 'Auxiliary'] },
          retentionInDays: { type: 'integer', derived: 'of the workspace where it is -1' },
          totalRetentionInDays: {
            type: 'integer',
            derived: 'interactive and long-term; retentionInDays where it is -1',
          },
          exported: { type: 'boolean', derived: 'an enabled data export copies it to a storage account' },
        },
      },
    },
    activityRetentionDays: {
      type: 'integer',
      from: [tablesCall],
      derived: 'totalRetentionInDays of the table AzureActivity',
    },
    exportStorageAccountIds: {
      type: 'list',
      from: [dataExportsCall],
      items: { type: 'string' },
      derived: 'storage accounts that enabled data exports write to; in lower case',
    },
  },
};

/** A dedicated cluster, by which workspaces get a customer-managed key. */
export const clusterSchema: ResourceSchema = {
  type: 'azure/monitor/cluster',
  title: { en: 'Log Analytics dedicated cluster', ja: 'Log Analytics専用クラスター' },
  scope: 'account',
  list: list('Microsoft.OperationalInsights/clusters/read'),
  source: 'https://learn.microsoft.com/rest/api/loganalytics/clusters/list',
  fields: {
    id,
    name: { type: 'string' },
    keyName: {
      type: 'string',
      nullable: true,
      derived: 'keyVaultProperties.keyName; null without a key of its own',
    },
  },
};

/** Application Insights. */
export const componentSchema: ResourceSchema = {
  type: 'azure/monitor/component',
  title: { en: 'Application Insights resource', ja: 'Application Insightsリソース' },
  scope: 'account',
  list: list('Microsoft.Insights/components/read'),
  source: 'https://learn.microsoft.com/rest/api/application-insights/components/list',
  fields: {
    id,
    name: { type: 'string' },
    location: { type: 'string' },
    disableLocalAuth: {
      type: 'boolean',
      absentMeans: false,
      derived: 'DisableLocalAuth',
      doc: {
        en: 'the connection string is enough until it is switched off',
        ja: '無効化するまで接続文字列だけで送信できる',
      },
    },
  },
};

const table = 'resources';
export const workspaceEntry: InventoryEntry = {
  schema: workspaceSchema,
  table,
  type: 'microsoft.operationalinsights/workspaces',
};
export const clusterEntry: InventoryEntry = {
  schema: clusterSchema,
  table,
  type: 'microsoft.operationalinsights/clusters',
};
export const componentEntry: InventoryEntry = { schema: componentSchema, table, type: 'microsoft.insights/components' };
