import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { identityFields, managedRuleSets, reference } from './fields.ts';

export const applicationGatewaySchema: ResourceSchema = {
  type: 'azure/network/application-gateway',
  title: { en: 'Application gateway', ja: 'アプリケーションゲートウェイ（Application Gateway）' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/applicationGateways/read' }],
  source: 'https://learn.microsoft.com/rest/api/application-gateway/application-gateways/list-all',
  fields: {
    ...identityFields,
    sku: { type: 'object', fields: { tier: { type: 'string' } } },
    firewallPolicyId: reference,
    // Rules of the gateway's own, from before there were policies; "webApplicationFirewallConfiguration" is optional.
    webApplicationFirewallConfiguration: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: { enabled: { type: 'boolean' }, firewallMode: { type: 'string' } },
    },
    minimumTlsVersion: {
      type: 'number',
      nullable: true,
      derived:
        'the lowest version that an HTTPS listener accepts, as 1.2: by sslPolicy, the sslProfile of the listener, or defaultPredefinedSslPolicy',
      doc: { en: 'null: it has no HTTPS listener', ja: 'null はHTTPSリスナーがないことを示す' },
    },
    plainListeners: {
      type: 'list',
      items: { type: 'string' },
      derived: 'the HTTP listeners with a route that does anything but redirect to HTTPS, by name',
    },
  },
};

/** WAF policies of application gateways. */
export const wafPolicySchema: ResourceSchema = {
  type: 'azure/network/waf-policy',
  title: { en: 'WAF policy of application gateways', ja: 'Application GatewayのWAFポリシー' },
  scope: 'account',
  list: [
    {
      call: 'resourcegraph:resources',
      permission: 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/read',
    },
  ],
  source: 'https://learn.microsoft.com/rest/api/application-gateway/web-application-firewall-policies/list-all',
  fields: {
    ...identityFields,
    policySettings: { type: 'object', fields: { state: { type: 'string' }, mode: { type: 'string' } } },
    managedRuleSets,
  },
};

export const applicationGatewayEntry: InventoryEntry = {
  schema: applicationGatewaySchema,
  table: 'resources',
  type: 'microsoft.network/applicationgateways',
};
export const wafPolicyEntry: InventoryEntry = {
  schema: wafPolicySchema,
  table: 'resources',
  type: 'microsoft.network/applicationgatewaywebapplicationfirewallpolicies',
};
