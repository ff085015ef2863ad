import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { publicNetworkAccessField } from '../../read/network-fields.ts';

/** Workspaces of Azure Machine Learning, hubs and projects included. What is left out is told by the REST reference. */
export const workspaceSchema: ResourceSchema = {
  type: 'azure/machinelearning/workspace',
  title: { en: 'Azure Machine Learning workspace', ja: 'Azure Machine Learningワークスペース' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.MachineLearningServices/workspaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/azureml/workspaces/get',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'as the name of a location: japaneast' },
    kind: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      doc: {
        en: 'Default, Hub, Project (settings are those of its hub), FeatureStore',
        ja: 'Default、Hub、Project（設定はハブに従う）、FeatureStore',
      },
    },
    publicNetworkAccess: publicNetworkAccessField,
    // "default: false"
    hbiWorkspace: { type: 'boolean', absentMeans: false },
    encryption: {
      type: 'object',
      nullable: true,
      // Azure encrypts with keys of its own unless the workspace was created with one of yours.
      // https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys
      absentMeans: null,
      fields: { status: { type: 'string', doc: { en: 'Enabled or Disabled', ja: 'EnabledまたはDisabled' } } },
    },
    managedNetwork: {
      type: 'object',
      nullable: true,
      // A workspace made without it has no managed network.
      // https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
      absentMeans: null,
      fields: {
        isolationMode: {
          type: 'string',
          doc: {
            en: 'Disabled, AllowInternetOutbound or AllowOnlyApprovedOutbound',
            ja: 'Disabled、AllowInternetOutbound、AllowOnlyApprovedOutboundのいずれか',
          },
        },
      },
    },
  },
};

export const workspaceEntry: InventoryEntry = {
  schema: workspaceSchema,
  table: 'resources',
  type: 'microsoft.machinelearningservices/workspaces',
};

/** The reader of Azure Machine Learning. */
export const machinelearningService: Collector = {
  service: 'machinelearning',
  scope: 'subscription',
  schemas: [workspaceSchema],
  inventory: [workspaceEntry],
  load: async () => (await import('./collector.ts')).collectMachineLearning,
};
