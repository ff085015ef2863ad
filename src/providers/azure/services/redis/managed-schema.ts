import type { CallRef, ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** https://learn.microsoft.com/rest/api/redis/redisenterprisecache/databases/list-by-cluster */
export const databasesCall: CallRef = {
  call: 'arm:Microsoft.Cache/redisEnterprise/databases',
  permission: 'Microsoft.Cache/redisEnterprise/databases/read',
};

/** Instances of Azure Managed Redis, and of the Enterprise tiers before it. */
export const managedSchema: ResourceSchema = {
  type: 'azure/redis/managed',
  title: { en: 'Azure Managed Redis', ja: 'Azure Managed Redisのインスタンス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Cache/redisEnterprise/read' }],
  source: 'https://learn.microsoft.com/rest/api/redis/redisenterprisecache/redis-enterprise/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'by its name: japaneast' },
    minimumTlsVersion: { type: 'number', derived: 'as a number: 1.2' },
    databases: {
      type: 'list',
      from: [databasesCall],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          // "Default is TLS-encrypted."
          clientProtocol: {
            type: 'string',
            absentMeans: 'Encrypted',
            doc: { en: 'Encrypted or Plaintext', ja: 'EncryptedまたはPlaintext' },
          },
          accessKeysAuthentication: {
            type: 'string',
            doc: { en: 'Enabled or Disabled', ja: 'EnabledまたはDisabled' },
          },
        },
      },
    },
  },
};

export const managedEntry: InventoryEntry = {
  schema: managedSchema,
  table: 'resources',
  type: 'microsoft.cache/redisenterprise',
};
