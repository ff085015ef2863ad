import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** WAF policies of Front Door, of every tier. */
const wafPolicySchema: ResourceSchema = {
  type: 'azure/cdn/waf-policy',
  title: { en: 'WAF policy of Front Door', ja: 'Front DoorのWAFポリシー' },
  scope: 'account',
  list: [
    {
      call: 'resourcegraph:resources',
      permission: 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read',
    },
  ],
  source: 'https://learn.microsoft.com/rest/api/frontdoor/webapplicationfirewall/policies/list-by-subscription',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    policySettings: {
      type: 'object',
      fields: { enabledState: { type: 'string' }, mode: { type: 'string' } },
    },
    managedRuleSets: {
      type: 'list',
      derived: 'of managedRules; the Standard tier has none',
      items: {
        type: 'object',
        fields: {
          ruleSetType: { type: 'string' },
          ruleSetVersion: { type: 'string', nullable: true },
          // Of version 1, which names none, "the Default action is to BLOCK": web-application-firewall/afds/waf-front-door-drs
          ruleSetAction: {
            type: 'string',
            nullable: true,
            derived: 'null of a set of version 1 that names none',
            doc: { en: 'Block, Log or Redirect', ja: 'Block、Log、Redirectのいずれか' },
          },
        },
      },
    },
    customRules: {
      type: 'list',
      derived: 'the rules of customRules',
      items: {
        type: 'object',
        fields: {
          name: { type: 'string', nullable: true },
          enabledState: { type: 'string' },
          action: { type: 'string' },
        },
      },
    },
  },
};

/** Front Door (classic). "You continue to use the minimum TLS 1.2 version": there is nothing to read of that. */
const classicFrontDoorSchema: ResourceSchema = {
  type: 'azure/cdn/classic-front-door',
  title: { en: 'Front Door (classic)', ja: 'Front Door（クラシック）' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/frontDoors/read' }],
  source: 'https://learn.microsoft.com/rest/api/frontdoor/frontdoor/front-doors/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    enabledState: { type: 'string', enum: ['Enabled', 'Disabled'] },
    frontendEndpoints: {
      type: 'list',
      items: {
        type: 'object',
        fields: {
          hostName: { type: 'string' },
          wafPolicyId: { type: 'string', nullable: true, derived: 'webApplicationFirewallPolicyLink, in lower case' },
        },
      },
    },
  },
};

export const wafPolicyEntry: InventoryEntry = {
  schema: wafPolicySchema,
  table: 'resources',
  type: 'microsoft.network/frontdoorwebapplicationfirewallpolicies',
};
export const classicFrontDoorEntry: InventoryEntry = {
  schema: classicFrontDoorSchema,
  table: 'resources',
  type: 'microsoft.network/frontdoors',
};
