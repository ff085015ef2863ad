import type { ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** SQL managed instances. */
export const managedInstanceSchema: ResourceSchema = {
  type: 'azure/sql/managed-instance',
  title: { en: 'SQL managed instance', ja: 'SQLマネージドインスタンス' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Sql/managedInstances/read' }],
  source: 'https://learn.microsoft.com/rest/api/sql/managed-instances/list',
  fields: {
    id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
    name: { type: 'string' },
    tags: tagsField,
    location: { type: 'string', derived: 'by its name: japaneast' },
    minimalTlsVersion: {
      type: 'number',
      nullable: true,
      derived: 'as a number: 1.2',
      doc: {
        en: 'null: None, no lowest version is set',
        ja: 'null は下限のTLSバージョンが未設定（None）であることを示す',
      },
    },
    publicDataEndpointEnabled: { type: 'boolean' },
    geoBackupLocation: {
      type: 'string',
      nullable: true,
      derived: 'the region paired with its own, where currentBackupStorageRedundancy is Geo or GeoZone',
      doc: { en: 'null: backups stay in the region', ja: 'null はバックアップがリージョン内にとどまることを示す' },
    },
  },
};

export const managedInstanceEntry: InventoryEntry = {
  schema: managedInstanceSchema,
  table: 'resources',
  type: 'microsoft.sql/managedinstances',
};
