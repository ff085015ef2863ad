import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { namespaceFields } from '../../read/messaging-namespace.ts';

/** Event Hubs namespace. What a member means that is left out is told by its REST reference. */
export const namespaceSchema: ResourceSchema = {
  type: 'azure/eventhub/namespace',
  title: { en: 'Event Hubs namespace', ja: 'Event Hubs名前空間' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.EventHub/namespaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/eventhub/namespaces/list',
  fields: namespaceFields,
};

export const namespaceEntry: InventoryEntry = {
  schema: namespaceSchema,
  table: 'resources',
  type: 'microsoft.eventhub/namespaces',
};

/** The reader of Event Hubs. */
export const eventhubService: Collector = {
  service: 'eventhub',
  scope: 'subscription',
  schemas: [namespaceSchema],
  inventory: [namespaceEntry],
  load: async () => (await import('./collector.ts')).collectEventhub,
};
