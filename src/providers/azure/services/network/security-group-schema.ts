import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { identityFields } from './fields.ts';

const protocol = { type: 'string', enum: ['tcp', 'udp'] } as const;

/** Network security groups, with what their rules let in all together. */
export const securityGroupSchema: ResourceSchema = {
  type: 'azure/network/security-group',
  title: { en: 'Network security group', ja: 'ネットワークセキュリティグループ' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/networkSecurityGroups/read' }],
  source: 'https://learn.microsoft.com/rest/api/virtualnetwork/network-security-groups/list-all',
  fields: {
    ...identityFields,
    publicIngress: {
      type: 'list',
      derived:
        'the TCP and UDP ports that public addresses reach after securityRules and defaultSecurityRules in the order of their priority, with all networks added up; prefixLength is that of one network of that size: 0 for all of IPv4, 3 for all public IPv6',
      items: {
        type: 'object',
        fields: {
          protocol,
          fromPort: { type: 'integer' },
          toPort: { type: 'integer' },
          family: { type: 'string', enum: ['ipv4', 'ipv6'] },
          prefixLength: { type: 'integer' },
          sources: {
            type: 'list',
            items: { type: 'string' },
            doc: { en: 'as the rules name them', ja: '規則に書かれた送信元' },
          },
        },
      },
    },
    serviceTagIngress: {
      type: 'list',
      derived:
        'the same of sources that are service tags, whose addresses Microsoft keeps: the tag in lower case, without its region',
      items: {
        type: 'object',
        fields: { protocol, fromPort: { type: 'integer' }, toPort: { type: 'integer' }, tag: { type: 'string' } },
      },
    },
  },
};

export const securityGroupEntry: InventoryEntry = {
  schema: securityGroupSchema,
  table: 'resources',
  type: 'microsoft.network/networksecuritygroups',
};
