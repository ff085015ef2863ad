import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const nodePools: Field = {
  type: 'list',
  items: {
    type: 'object',
    fields: {
      name: { type: 'string' },
      osType: { type: 'string', absentMeans: 'Linux', doc: { en: 'Linux or Windows', ja: 'LinuxまたはWindows' } },
      // To be asked for: https://learn.microsoft.com/azure/aks/enable-host-encryption
      enableEncryptionAtHost: { type: 'boolean', absentMeans: false },
      // "The default is false."
      enableNodePublicIP: { type: 'boolean', absentMeans: false },
    },
  },
};

const ingress: Field = {
  type: 'list',
  derived:
    'public addresses among apiServerAccessProfile.authorizedIPRanges, added up for each family; all where there are none; empty where the cluster is private',
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
};

/** AKS clusters. What is left out means is told by the REST reference of the managed cluster. */
export const clusterSchema: ResourceSchema = {
  type: 'azure/containerservice/cluster',
  title: { en: 'AKS cluster', ja: 'AKSクラスター' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.ContainerService/managedClusters/read' }],
  source: 'https://learn.microsoft.com/rest/api/aks/managed-clusters/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string' },
    apiServerIngress: ingress,
    aadProfile: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: {
        managed: { type: 'boolean', absentMeans: false },
        enableAzureRBAC: { type: 'boolean', absentMeans: false },
      },
    },
    // "If set to true, getting static credentials will be disabled for this cluster."
    disableLocalAccounts: { type: 'boolean', absentMeans: false },
    enableRBAC: { type: 'boolean' },
    networkPolicy: {
      type: 'string',
      derived:
        'networkProfile.networkPolicy; none where it is left out: "This is the default value when NetworkPolicy is not specified."',
    },
    secretsKmsEnabled: {
      type: 'boolean',
      derived: 'securityProfile.azureKeyVaultKms.enabled: "The default is false."',
    },
    defenderEnabled: {
      type: 'boolean',
      derived: 'securityProfile.defender.securityMonitoring.enabled; false where there is no defender profile',
    },
    workloadIdentityEnabled: {
      type: 'boolean',
      derived: 'securityProfile.workloadIdentity.enabled and oidcIssuerProfile.enabled are both true',
    },
    diskEncryptionSetID: { type: 'string', nullable: true, absentMeans: null, derived: 'in lower case' },
    upgradeChannel: {
      type: 'string',
      derived: 'autoUpgradeProfile.upgradeChannel; none where it is left out: "The default is \'none\'."',
    },
    nodeOSUpgradeChannel: {
      type: 'string',
      derived:
        'autoUpgradeProfile.nodeOSUpgradeChannel; not read where it is left out, for the default changed over the years',
    },
    agentPoolProfiles: nodePools,
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const clusterEntry: InventoryEntry = {
  schema: clusterSchema,
  table: 'resources',
  type: 'microsoft.containerservice/managedclusters',
};

/** The reader of Azure Kubernetes Service. */
export const containerserviceService: Collector = {
  service: 'containerservice',
  scope: 'subscription',
  schemas: [clusterSchema],
  inventory: [clusterEntry],
  load: async () => (await import('./collector.ts')).collectContainerservice,
};
