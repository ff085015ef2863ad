import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { namespaceFields } from '../../read/messaging-namespace.ts';

/** Service Bus namespace. What a member means that is left out is told by its REST reference. */
export const namespaceSchema: ResourceSchema = {
  type: 'azure/servicebus/namespace',
  title: { en: 'Service Bus namespace', ja: 'Service Bus名前空間' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.ServiceBus/namespaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/service-bus/namespaces/list',
  fields: namespaceFields,
};

export const namespaceEntry: InventoryEntry = {
  schema: namespaceSchema,
  table: 'resources',
  type: 'microsoft.servicebus/namespaces',
};

/** The reader of Service Bus. */
export const servicebusService: Collector = {
  service: 'servicebus',
  scope: 'subscription',
  schemas: [namespaceSchema],
  inventory: [namespaceEntry],
  load: async () => (await import('./collector.ts')).collectServicebus,
};
