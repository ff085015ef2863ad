import type { CallRef, ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const listConfigs: CallRef = {
  call: 'resourcegraph:appserviceresources',
  permission: 'Microsoft.Web/sites/config/read',
};
const listSlotConfigs: CallRef = {
  call: 'resourcegraph:appserviceresources',
  permission: 'Microsoft.Web/sites/slots/config/read',
};

/** What an app is configured to, its settings (which may be secrets) left out. */
export const siteConfigSchema: ResourceSchema = {
  type: 'azure/web/site-config',
  title: { en: 'Configuration of an App Service app', ja: 'App Serviceアプリの構成' },
  scope: 'account',
  list: [listConfigs, listSlotConfigs],
  source: 'https://learn.microsoft.com/rest/api/appservice/web-apps/get-configuration',
  fields: {
    siteId: { type: 'string', derived: 'the id up to /config, in lower case' },
    minTlsVersion: { type: 'number', derived: 'as a number; not read where it is not set' },
    scmMinTlsVersion: { type: 'number', derived: 'as a number; not read where it is not set' },
    ftpsState: {
      type: 'string',
      doc: { en: 'AllAllowed, FtpsOnly or Disabled', ja: 'AllAllowed、FtpsOnly、Disabledのいずれか' },
    },
    remoteDebuggingEnabled: { type: 'boolean' },
    runtime: {
      type: 'string',
      nullable: true,
      derived: 'linuxFxVersion; null on Windows and in a container',
    },
    runtimeEndOfSupport: {
      type: 'time',
      nullable: true,
      derived:
        'from the table of the supported versions; null on Windows and in a container; not read where the table has no day',
    },
    ingress: {
      type: 'list',
      derived: 'public addresses that ipSecurityRestrictions and their default action let in, added up for each family',
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
  },
};

const slotConfigSchema: ResourceSchema = { ...siteConfigSchema, list: [listSlotConfigs] };
const table = 'appserviceresources';

/**
 * Of apps and of slots. The reference has had them under both names.
 * https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources
 */
export const configEntries: readonly InventoryEntry[] = [
  { schema: siteConfigSchema, table, type: 'microsoft.web/sites/config' },
  { schema: siteConfigSchema, table, type: 'microsoft.web/sites/config/web' },
  { schema: slotConfigSchema, table, type: 'microsoft.web/sites/slots/config' },
  { schema: slotConfigSchema, table, type: 'microsoft.web/sites/slots/config/web' },
];
