import type { CallRef, Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { configEntries, siteConfigSchema } from './config-schema.ts';

const listSites: CallRef = { call: 'resourcegraph:resources', permission: 'Microsoft.Web/sites/read' };
const listSlots: CallRef = { call: 'resourcegraph:resources', permission: 'Microsoft.Web/sites/slots/read' };

/** A GET, and so without secrets: those take `authsettingsV2/list`. */
const authSettings: CallRef = {
  call: 'arm:Microsoft.Web/sites/config/authsettingsV2',
  permission: 'Microsoft.Web/sites/config/read',
  also: ['Microsoft.Web/sites/slots/config/read'],
};
const publishingPolicies: CallRef = {
  call: 'arm:Microsoft.Web/sites/basicPublishingCredentialsPolicies',
  permission: 'Microsoft.Web/sites/basicPublishingCredentialsPolicies/read',
  also: ['Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies/read'],
};

// "<code>true</code> if the authentication flow is required any request is made; otherwise, <code>false</code>."
const authentication: Field = {
  type: 'object',
  from: [authSettings],
  derived:
    'platform.enabled, and globalValidation.requireAuthentication with unauthenticatedClientAction and excludedPaths, of authsettingsV2',
  fields: {
    enabled: { type: 'boolean' },
    requireAuthentication: { type: 'boolean' },
    unauthenticatedClientAction: { type: 'string' },
    // "The paths for which unauthenticated flow would not be redirected to the login page."
    excludedPaths: { type: 'list', items: { type: 'string' }, absentMeans: [] },
  },
};

/** Web apps and function apps, with their deployment slots. */
export const siteSchema: ResourceSchema = {
  type: 'azure/web/site',
  title: { en: 'App Service app', ja: 'App Serviceアプリ' },
  scope: 'account',
  list: [listSites, listSlots],
  source: 'https://learn.microsoft.com/rest/api/appservice/web-apps/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    location: { type: 'string', derived: 'in lower case, without spaces' },
    kind: { type: 'string', derived: 'in lower case: `app,linux`, `functionapp`' },
    isSlot: { type: 'boolean', derived: 'it is a deployment slot of another app' },
    httpsOnly: { type: 'boolean' },
    clientCertEnabled: { type: 'boolean' },
    clientCertMode: { type: 'string', nullable: true },
    // "Allowed Values: 'Enabled', 'Disabled' or an empty string."
    publicNetworkAccess: { type: 'string', nullable: true, derived: 'null where it is empty: not decided' },
    virtualNetworkSubnetId: {
      type: 'string',
      nullable: true,
      derived: 'in lower case; null where it is empty or left out',
    },
    identityType: {
      type: 'string',
      nullable: true,
      derived: 'identity.type; null where the row has no identity or its type is None',
    },
    authentication,
    basicPublishing: {
      type: 'list',
      from: [publishingPolicies],
      derived: 'name (ftp, scm) and properties.allow of each policy',
      items: { type: 'object', fields: { name: { type: 'string' }, allow: { type: 'boolean' } } },
    },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const siteEntry: InventoryEntry = { schema: siteSchema, table: 'resources', type: 'microsoft.web/sites' };

/** Seen by those who may read slots. */
export const slotEntry: InventoryEntry = {
  schema: { ...siteSchema, list: [listSlots] },
  table: 'resources',
  type: 'microsoft.web/sites/slots',
};

/** The reader of App Service and Azure Functions. */
export const webService: Collector = {
  service: 'web',
  scope: 'subscription',
  schemas: [siteSchema, siteConfigSchema],
  inventory: [siteEntry, slotEntry, ...configEntries],
  load: async () => (await import('./collector.ts')).collectWeb,
};
