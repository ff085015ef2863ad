import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const blobService = {
  call: 'arm:Microsoft.Storage/storageAccounts/blobServices',
  permission: 'Microsoft.Storage/storageAccounts/blobServices/read',
};

/** Storage accounts. What a member means that is left out is told by the REST reference of the account. */
export const accountSchema: ResourceSchema = {
  type: 'azure/storage/account',
  title: { en: 'storage account', ja: 'ストレージアカウント' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Storage/storageAccounts/read' }],
  source: 'https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string' },
    minimumTlsVersion: {
      type: 'string',
      absentMeans: 'TLS1_0',
      doc: {
        en: '"The default interpretation is TLS 1.0 for this property"',
        ja: '指定がなければTLS 1.0として扱われる',
      },
    },
    supportsHttpsTrafficOnly: { type: 'boolean' },
    deleteRetentionDays: {
      type: 'integer',
      nullable: true,
      from: [blobService],
      derived: 'deleteRetentionPolicy.days where it is enabled',
      doc: { en: 'null: soft delete of blobs is off', ja: 'null はBLOBの論理的な削除が無効であることを示す' },
    },
  },
};

export const accountEntry: InventoryEntry = {
  schema: accountSchema,
  table: 'resources',
  type: 'microsoft.storage/storageaccounts',
};

/** The reader of Azure Storage. */
export const storageService: Collector = {
  service: 'storage',
  scope: 'subscription',
  schemas: [accountSchema],
  inventory: [accountEntry],
  load: async () => (await import('./collector.ts')).collectStorage,
};
