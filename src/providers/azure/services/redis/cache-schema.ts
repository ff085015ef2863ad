import type { ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** Caches of Azure Cache for Redis: Basic, Standard and Premium. */
export const cacheSchema: ResourceSchema = {
  type: 'azure/redis/cache',
  title: { en: 'Azure Cache for Redis', ja: 'Azure Cache for Redisのキャッシュ' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Cache/redis/read' }],
  source: 'https://learn.microsoft.com/rest/api/redis/redis/list-by-subscription',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'by its name: japaneast' },
    // Left out, no page says which version it is: it stays unread.
    minimumTlsVersion: { type: 'number', derived: 'as a number: 1.2' },
    enableNonSslPort: {
      type: 'boolean',
      doc: { en: 'port 6379 is open, without TLS', ja: 'TLSを使わないポート6379が開いている' },
    },
    publicNetworkAccess: { type: 'string', doc: { en: 'Enabled or Disabled', ja: 'EnabledまたはDisabled' } },
    // "Default value is false."
    disableAccessKeyAuthentication: { type: 'boolean', absentMeans: false },
  },
};

export const cacheEntry: InventoryEntry = {
  schema: cacheSchema,
  table: 'resources',
  type: 'microsoft.cache/redis',
};
