import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** Service Bus namespace. What a member means that is left out is told by its REST reference. */
export const namespaceSchema: ResourceSchema = {
  type: 'azure/servicebus/namespace',
  title: { en: 'Service Bus namespace', ja: 'Service Bus名前空間' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.ServiceBus/namespaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/service-bus/namespaces/list',
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
