import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** Event Hubs namespace. What a member means that is left out is told by its REST reference. */
export const namespaceSchema: ResourceSchema = {
  type: 'azure/eventhub/namespace',
  title: { en: 'Event Hubs namespace', ja: 'Event Hubs名前空間' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.EventHub/namespaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/eventhub/namespaces/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string' },
    minimumTlsVersion: { type: 'number', derived: 'as a number; not read where it is not set' },
    // "This property disables SAS authentication": it is to be asked for.
    disableLocalAuth: { type: 'boolean', absentMeans: false },
    publicNetworkAccess: {
      type: 'string',
      // "This determines if traffic is allowed over public network. By default it is enabled."
      absentMeans: 'Enabled',
      doc: { en: 'Enabled, Disabled or SecuredByPerimeter', ja: 'Enabled、Disabled、SecuredByPerimeterのいずれか' },
    },
  },
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
