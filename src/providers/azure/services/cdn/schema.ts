import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { classicFrontDoorEntry, wafPolicyEntry } from './guard-schema.ts';

/** The profiles have to be known before their domains are asked for. */
const listProfiles = { call: 'resourcegraph:resources', permission: 'Microsoft.Cdn/profiles/read' };
const routes: CallRef = {
  call: 'arm:Microsoft.Cdn/profiles/afdEndpoints/routes',
  permission: 'Microsoft.Cdn/profiles/afdendpoints/routes/read',
};
export const securityPolicies: CallRef = {
  call: 'arm:Microsoft.Cdn/profiles/securityPolicies',
  permission: 'Microsoft.Cdn/profiles/securitypolicies/read',
};
export const listDomains: CallRef = {
  call: 'arm:Microsoft.Cdn/profiles/customDomains',
  permission: 'Microsoft.Cdn/profiles/customdomains/read',
};

const guards: Field = {
  type: 'list',
  from: [securityPolicies],
  items: { type: 'string' },
  derived: 'the WAF policies that a security policy of the profile sets on all paths of it, by id in lower case',
};

/** Endpoints of Front Door Standard and Premium. */
export const endpointSchema: ResourceSchema = {
  type: 'azure/cdn/endpoint',
  title: { en: 'Front Door endpoint', ja: 'Front Doorエンドポイント' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Cdn/profiles/afdendpoints/read' }],
  source: 'https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/afd-endpoints/list-by-profile',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    profileName: { type: 'string', derived: 'of the id' },
    hostName: { type: 'string' },
    enabledState: { type: 'string', enum: ['Enabled', 'Disabled'] },
    routes: {
      type: 'list',
      from: [routes],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          enabledState: { type: 'string' },
          supportedProtocols: { type: 'list', items: { type: 'string' } },
          httpsRedirect: { type: 'string' },
          forwardingProtocol: { type: 'string' },
          linkToDefaultDomain: { type: 'string' },
        },
      },
    },
    wafPolicyIds: guards,
  },
};

/** Domains of their own that profiles of Front Door Standard and Premium answer at. */
export const customDomainSchema: ResourceSchema = {
  type: 'azure/cdn/custom-domain',
  title: { en: 'Front Door custom domain', ja: 'Front Doorカスタムドメイン' },
  scope: 'account',
  list: [listDomains, listProfiles],
  source:
    'https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/afd-custom-domains/list-by-profile',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    profileName: { type: 'string', derived: 'of the id' },
    hostName: { type: 'string' },
    minimumTlsVersion: { type: 'number', derived: 'tlsSettings.minimumTlsVersion as 1.2' },
    wafPolicyIds: guards,
  },
};

export const endpointEntry: InventoryEntry = {
  schema: endpointSchema,
  table: 'resources',
  type: 'microsoft.cdn/profiles/afdendpoints',
};

/** Profiles of the other tiers are the older CDN, which has no such domains. */
export const profileEntry: InventoryEntry = {
  schema: { ...customDomainSchema, list: [listProfiles] },
  table: 'resources',
  type: 'microsoft.cdn/profiles',
};

/** The reader of Azure Front Door. */
export const cdnService: Collector = {
  service: 'cdn',
  scope: 'subscription',
  schemas: [endpointSchema, customDomainSchema, wafPolicyEntry.schema, classicFrontDoorEntry.schema],
  inventory: [endpointEntry, profileEntry, wafPolicyEntry, classicFrontDoorEntry],
  load: async () => (await import('./collector.ts')).collectCdn,
};
