import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { tagsField } from '../../derive/tags-field.ts';
import { diagnosticSettingsField } from '../../read/diagnostic-settings.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { ipRulesPrefixLengthField, publicNetworkAccessField } from '../../read/network-fields.ts';

/** Services of Azure AI Search. What a member means that is left out is told by the REST reference. */
export const searchServiceSchema: ResourceSchema = {
  type: 'azure/search/service',
  title: { en: 'Azure AI Search service', ja: 'Azure AI Searchサービス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Search/searchServices/read' }],
  source: 'https://learn.microsoft.com/rest/api/searchmanagement/services/get',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'as the name of a location: japaneast' },
    // "default: enabled"
    publicNetworkAccess: { ...publicNetworkAccessField, absentMeans: 'Enabled' },
    ipRulesPrefixLength: ipRulesPrefixLengthField,
    disableLocalAuth: {
      type: 'boolean',
      nullable: true,
      // "When set to true, calls to the search service will not be permitted to utilize API keys"; it can be null.
      absentMeans: null,
    },
    encryptionWithCmk: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: {
        // "Unspecified: … the behavior being the same as if it were set to 'Disabled'"
        enforcement: { type: 'string', absentMeans: 'Unspecified' },
        // What it means left out is not documented.
        encryptionComplianceStatus: {
          type: 'string',
          doc: {
            en: 'NonCompliant: something is not encrypted with a key of yours',
            ja: 'NonCompliant はカスタマーマネージドキーで暗号化されていないものがあることを示す',
          },
        },
      },
    },
    diagnosticSettings: diagnosticSettingsField,
  },
};

export const searchServiceEntry: InventoryEntry = {
  schema: searchServiceSchema,
  table: 'resources',
  type: 'microsoft.search/searchservices',
};

/** The reader of Azure AI Search. */
export const searchService: Collector = {
  service: 'search',
  scope: 'subscription',
  schemas: [searchServiceSchema],
  inventory: [searchServiceEntry],
  load: async () => (await import('./collector.ts')).collectSearch,
};
