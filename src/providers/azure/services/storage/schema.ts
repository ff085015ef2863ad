import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { accessFields, placeFields } from './account-fields.ts';
import { containerSchema } from './container-schema.ts';
import { serviceFields } from './service-fields.ts';

/** Storage accounts. */
export const accountSchema: ResourceSchema = {
  type: 'azure/storage/account',
  title: { en: 'Storage account', ja: 'ストレージアカウント' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Storage/storageAccounts/read' }],
  source: 'https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    ...placeFields,
    ...accessFields,
    ...serviceFields,
  },
};

export const accountEntry: InventoryEntry = {
  schema: accountSchema,
  table: 'resources',
  type: 'microsoft.storage/storageaccounts',
};

/** The accounts again, for the containers in them. */
export const containerEntry: InventoryEntry = { ...accountEntry, schema: containerSchema };

/** The reader of Azure Storage. */
export const storageService: Collector = {
  service: 'storage',
  scope: 'subscription',
  schemas: [accountSchema, containerSchema],
  inventory: [accountEntry, containerEntry],
  load: async () => (await import('./collector.ts')).collectStorage,
};
