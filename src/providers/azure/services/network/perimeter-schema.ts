import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { identityFields, reference } from './fields.ts';

export const interfaceSchema: ResourceSchema = {
  type: 'azure/network/interface',
  title: { en: 'Network interface', ja: 'ネットワークインターフェイス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/networkInterfaces/read' }],
  source: 'https://learn.microsoft.com/rest/api/virtualnetwork/network-interfaces/list-all',
  fields: {
    ...identityFields,
    virtualMachineId: reference,
    publicIpAddressIds: { type: 'list', items: { type: 'string' }, derived: 'of all ipConfigurations, in lower case' },
  },
};

/** What is left out is off: "default": false, in the specification of the resource. */
export const bastionSchema: ResourceSchema = {
  type: 'azure/network/bastion-host',
  title: { en: 'Azure Bastion host', ja: 'Azure Bastionホスト' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/bastionHosts/read' }],
  source: 'https://learn.microsoft.com/rest/api/virtualnetwork/bastion-hosts/list',
  fields: {
    ...identityFields,
    enableShareableLink: { type: 'boolean', absentMeans: false },
    disableCopyPaste: { type: 'boolean', absentMeans: false },
  },
};

export const firewallSchema: ResourceSchema = {
  type: 'azure/network/firewall',
  title: { en: 'Azure Firewall', ja: 'Azure Firewallのファイアウォール' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/azureFirewalls/read' }],
  source: 'https://learn.microsoft.com/rest/api/firewall/azure-firewalls/list-all',
  fields: {
    ...identityFields,
    firewallPolicyId: reference,
    threatIntelMode: {
      type: 'string',
      doc: { en: 'of a firewall without a policy', ja: 'ポリシーのないファイアウォールの設定' },
    },
  },
};

export const firewallPolicySchema: ResourceSchema = {
  type: 'azure/network/firewall-policy',
  title: { en: 'Azure Firewall policy', ja: 'Azure Firewallポリシー' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/firewallPolicies/read' }],
  source: 'https://learn.microsoft.com/rest/api/firewall/firewall-policies/list-all',
  fields: { ...identityFields, basePolicyId: reference, threatIntelMode: { type: 'string' } },
};

/** Connections of VPN and ExpressRoute gateways. */
export const connectionSchema: ResourceSchema = {
  type: 'azure/network/connection',
  title: { en: 'Gateway connection', ja: 'ゲートウェイの接続' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/connections/read' }],
  source: 'https://learn.microsoft.com/rest/api/network-gateway/virtual-network-gateway-connections/list',
  fields: {
    ...identityFields,
    connectionType: { type: 'string', enum: ['IPsec', 'Vnet2Vnet', 'ExpressRoute', 'VPNClient'] },
    connectionProtocol: { type: 'string', enum: ['IKEv2', 'IKEv1'] },
    ipsecPolicies: {
      type: 'list',
      doc: { en: 'empty: the algorithms Azure offers by default', ja: '空の場合はAzureの既定の候補を用いる' },
      items: {
        type: 'object',
        fields: {
          ikeEncryption: { type: 'string' },
          ikeIntegrity: { type: 'string' },
          dhGroup: { type: 'string' },
          ipsecEncryption: { type: 'string' },
          ipsecIntegrity: { type: 'string' },
          pfsGroup: { type: 'string' },
        },
      },
    },
  },
};

const entry = (schema: ResourceSchema, type: string): InventoryEntry => ({ schema, table: 'resources', type });

export const interfaceEntry = entry(interfaceSchema, 'microsoft.network/networkinterfaces');
export const bastionEntry = entry(bastionSchema, 'microsoft.network/bastionhosts');
export const firewallEntry = entry(firewallSchema, 'microsoft.network/azurefirewalls');
export const firewallPolicyEntry = entry(firewallPolicySchema, 'microsoft.network/firewallpolicies');
export const connectionEntry = entry(connectionSchema, 'microsoft.network/connections');
