import type { CallRef, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** Newer than what Resource Graph tells: https://learn.microsoft.com/rest/api/container-registry/registries/get */
const getRegistry: CallRef = {
  call: 'arm:Microsoft.ContainerRegistry/registries',
  permission: 'Microsoft.ContainerRegistry/registries/read',
};

/** Container registries. What is left out means is told by the REST reference of the registry. */
export const registrySchema: ResourceSchema = {
  type: 'azure/containerregistry/registry',
  title: { en: 'Container registry', ja: 'コンテナーレジストリ' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.ContainerRegistry/registries/read' }],
  source: 'https://learn.microsoft.com/rest/api/container-registry/registries/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string' },
    skuName: { type: 'string', derived: 'sku.name: Basic, Standard or Premium' },
    adminUserEnabled: { type: 'boolean', absentMeans: false },
    ingress: {
      type: 'list',
      derived:
        'public addresses that networkRuleSet lets in, added up for each family; all without one; empty where publicNetworkAccess is Disabled',
      items: {
        type: 'object',
        fields: {
          family: { type: 'string', enum: ['ipv4', 'ipv6'] },
          prefixLength: {
            type: 'integer',
            doc: { en: 'of one network as large as all of them', ja: 'すべてを合わせた広さに相当するプレフィックス長' },
          },
          sources: { type: 'list', items: { type: 'string' } },
        },
      },
    },
    encryption: {
      type: 'object',
      fields: {
        status: {
          type: 'string',
          doc: { en: 'enabled: with a key of your own', ja: 'enabledはカスタマーマネージドキーによる暗号化' },
        },
      },
    },
    // "Enables registry-wide pull from unauthenticated clients." Its default is false.
    anonymousPullEnabled: { type: 'boolean', absentMeans: false, from: [getRegistry] },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const registryEntry: InventoryEntry = {
  schema: registrySchema,
  table: 'resources',
  type: 'microsoft.containerregistry/registries',
};

/** Where else the images of a registry lie. */
export const replicationSchema: ResourceSchema = {
  type: 'azure/containerregistry/replication',
  title: { en: 'Replication of a container registry', ja: 'コンテナーレジストリのレプリケーション' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.ContainerRegistry/registries/replications/read' }],
  source: 'https://learn.microsoft.com/rest/api/container-registry/replications/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string' },
    registryName: { type: 'string', derived: 'from the id' },
  },
};

export const replicationEntry: InventoryEntry = {
  schema: replicationSchema,
  table: 'resources',
  type: 'microsoft.containerregistry/registries/replications',
};

/** The reader of Azure Container Registry. */
export const containerregistryService: Collector = {
  service: 'containerregistry',
  scope: 'subscription',
  schemas: [registrySchema, replicationSchema],
  inventory: [registryEntry, replicationEntry],
  load: async () => (await import('./collector.ts')).collectContainerregistry,
};
