import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { identityFields, reference } from './fields.ts';

const list = [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/virtualNetworks/read' }];
const source = 'https://learn.microsoft.com/rest/api/virtualnetwork/virtual-networks/list-all';

export const virtualNetworkSchema: ResourceSchema = {
  type: 'azure/network/virtual-network',
  title: { en: 'Virtual network', ja: '仮想ネットワーク' },
  scope: 'account',
  list,
  source,
  fields: {
    ...identityFields,
    // "default": false, in the specification of the resource.
    enableDdosProtection: { type: 'boolean', absentMeans: false },
    ddosProtectionPlanId: reference,
    encryption: {
      type: 'object',
      nullable: true,
      // "Traffic in your virtual networks is unencrypted (NX) by default": network-watcher/vnet-flow-logs-overview
      absentMeans: null,
      fields: { enabled: { type: 'boolean' }, enforcement: { type: 'string', nullable: true, absentMeans: null } },
    },
  },
};

/** Subnets: members of their virtual network, judged each by itself. */
export const subnetSchema: ResourceSchema = {
  type: 'azure/network/subnet',
  title: { en: 'Subnet', ja: 'サブネット' },
  scope: 'account',
  list,
  source: 'https://learn.microsoft.com/rest/api/virtualnetwork/subnets/get',
  fields: {
    ...identityFields,
    virtualNetworkId: { type: 'string', derived: 'of the virtual network it belongs to, in lower case' },
    networkSecurityGroupId: reference,
    natGatewayId: reference,
    isDelegated: { type: 'boolean', derived: 'delegations is not empty: a service has the subnet for itself' },
    defaultOutboundAccess: {
      type: 'boolean',
      nullable: true,
      // "Set this property to false to disable default outbound connectivity for all VMs in the subnet."
      absentMeans: null,
      doc: { en: 'null: not decided, so it is on', ja: 'null は未設定で、有効であることを示す' },
    },
  },
};

export const virtualNetworkEntry: InventoryEntry = {
  schema: virtualNetworkSchema,
  table: 'resources',
  type: 'microsoft.network/virtualnetworks',
};
export const subnetEntry: InventoryEntry = { ...virtualNetworkEntry, schema: subnetSchema };
