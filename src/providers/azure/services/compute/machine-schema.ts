import type { Field, ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/**
 * "The default behavior is: The Encryption at host will be disabled unless this property is set to true for the resource."
 * "The default behavior is: UefiSettings will not be enabled unless this property is set." (of `securityType`)
 * https://learn.microsoft.com/rest/api/compute/virtual-machines/get
 */
const securityProfile: Field = {
  type: 'object',
  absentMeans: { encryptionAtHost: false, securityType: null, uefiSettings: null },
  fields: {
    encryptionAtHost: { type: 'boolean', absentMeans: false },
    securityType: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      doc: { en: 'TrustedLaunch, ConfidentialVM or Standard', ja: 'TrustedLaunch、ConfidentialVM、Standardのいずれか' },
    },
    uefiSettings: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: { secureBootEnabled: { type: 'boolean' }, vTpmEnabled: { type: 'boolean' } },
    },
  },
};

const disablePasswordAuthentication: Field = {
  type: 'boolean',
  nullable: true,
  derived:
    'osProfile.linuxConfiguration.disablePasswordAuthentication; null for Windows. A machine made from a specialized disk has no osProfile: unread',
};

/** Virtual machines, those of scale sets with flexible orchestration among them. */
export const machineSchema: ResourceSchema = {
  type: 'azure/compute/virtual-machine',
  title: { en: 'Virtual machine', ja: '仮想マシン' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Compute/virtualMachines/read' }],
  source: 'https://learn.microsoft.com/rest/api/compute/virtual-machines/list-all',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string' },
    timeCreated: { type: 'time' },
    tags: {
      type: 'list',
      derived: 'names and values of the tags; empty where the row has none',
      items: { type: 'object', fields: { name: { type: 'string' }, value: { type: 'string' } } },
    },
    identityType: {
      type: 'string',
      nullable: true,
      derived: 'identity.type; null where the row has no identity or its type is None',
    },
    // "Specifies information about the virtual machine scale set that the virtual machine should be assigned to."
    virtualMachineScaleSetId: { type: 'string', nullable: true, derived: 'virtualMachineScaleSet.id in lower case' },
    securityProfile,
    unmanagedDisks: {
      type: 'list',
      derived: 'names of the disks in storageProfile that are a page blob (vhd), not a managed disk',
      items: { type: 'string' },
    },
    disablePasswordAuthentication,
    patchMode: {
      type: 'string',
      derived: 'patchSettings.patchMode of linuxConfiguration or windowsConfiguration of osProfile',
    },
    assessmentMode: {
      type: 'string',
      derived: 'patchSettings.assessmentMode of linuxConfiguration or windowsConfiguration of osProfile',
    },
  },
};

export const machineEntry: InventoryEntry = {
  schema: machineSchema,
  table: 'resources',
  type: 'microsoft.compute/virtualmachines',
};

/** Scale sets. One with flexible orchestration may have no profile for its machines: then it says nothing of them. */
export const scaleSetSchema: ResourceSchema = {
  type: 'azure/compute/scale-set',
  title: { en: 'Virtual machine scale set', ja: '仮想マシンスケールセット' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Compute/virtualMachineScaleSets/read' }],
  source: 'https://learn.microsoft.com/rest/api/compute/virtual-machine-scale-sets/list-all',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    hasProfile: { type: 'boolean', derived: 'virtualMachineProfile is there' },
    securityProfile: { ...securityProfile, derived: 'that of virtualMachineProfile' },
    disablePasswordAuthentication: {
      ...disablePasswordAuthentication,
      derived: `${disablePasswordAuthentication.derived}; null also without a profile`,
    },
  },
};

export const scaleSetEntry: InventoryEntry = {
  schema: scaleSetSchema,
  table: 'resources',
  type: 'microsoft.compute/virtualmachinescalesets',
};
