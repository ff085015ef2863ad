import type { Field, ResourceSchema } from '../../../schema.ts';
import { tagsField } from '../../derive/tags-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

/** What disks and their snapshots have in common. */
const stored: Readonly<Record<string, Field>> = {
  id: { type: 'string', derived: 'in lower case' },
  tags: tagsField,
  name: { type: 'string' },
  location: { type: 'string' },
  timeCreated: { type: 'time' },
  encryption: {
    type: 'object',
    fields: {
      type: { type: 'string' },
      // It stands there only where a key of one's own is used.
      diskEncryptionSetId: { type: 'string', nullable: true, absentMeans: null, derived: 'in lower case' },
    },
  },
  securityProfile: {
    type: 'object',
    nullable: true,
    // "Specifies the SecurityType of the VM. Applicable for OS disks only.": other disks have none.
    absentMeans: null,
    fields: { securityType: { type: 'string', nullable: true, absentMeans: null } },
  },
  networkAccessPolicy: {
    type: 'string',
    doc: {
      en: 'AllowAll, AllowPrivate (by a private endpoint) or DenyAll: who may export the content by a SAS',
      ja: '内容をSASでエクスポートできる範囲。AllowAll、AllowPrivate（プライベートエンドポイント経由）、DenyAllのいずれか',
    },
  },
  publicNetworkAccess: {
    type: 'string',
    doc: {
      en: 'Disabled: not from the internet "even when NetworkAccessPolicy is set to AllowAll"',
      ja: 'Disabledの場合、networkAccessPolicyがAllowAllであってもインターネットからは読めない',
    },
  },
};

/** Managed disks. */
export const diskSchema: ResourceSchema = {
  type: 'azure/compute/disk',
  title: { en: 'Managed disk', ja: 'マネージドディスク' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Compute/disks/read' }],
  source: 'https://learn.microsoft.com/rest/api/compute/disks/list',
  fields: {
    ...stored,
    unattachedSince: {
      type: 'time',
      nullable: true,
      derived:
        'LastOwnershipUpdateTime, or timeCreated where it was never attached, of a disk whose diskState says that it is attached to nothing; null of an attached one; not read while a SAS is active',
    },
  },
};

export const diskEntry: InventoryEntry = { schema: diskSchema, table: 'resources', type: 'microsoft.compute/disks' };

/** Snapshots of managed disks. */
export const snapshotSchema: ResourceSchema = {
  type: 'azure/compute/snapshot',
  title: { en: 'Disk snapshot', ja: 'ディスクのスナップショット' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Compute/snapshots/read' }],
  source: 'https://learn.microsoft.com/rest/api/compute/snapshots/list',
  fields: stored,
};

export const snapshotEntry: InventoryEntry = {
  schema: snapshotSchema,
  table: 'resources',
  type: 'microsoft.compute/snapshots',
};

/** Disk encryption sets: which key of Key Vault disks are encrypted with. */
export const encryptionSetSchema: ResourceSchema = {
  type: 'azure/compute/disk-encryption-set',
  title: { en: 'Disk encryption set', ja: 'ディスク暗号化セット' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Compute/diskEncryptionSets/read' }],
  source: 'https://learn.microsoft.com/rest/api/compute/disk-encryption-sets/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    name: { type: 'string' },
    encryptionType: { type: 'string' },
    // "Set this flag to true to enable auto-updating of this disk encryption set to the latest key version."
    rotationToLatestKeyVersionEnabled: { type: 'boolean', absentMeans: false },
  },
};

export const encryptionSetEntry: InventoryEntry = {
  schema: encryptionSetSchema,
  table: 'resources',
  type: 'microsoft.compute/diskencryptionsets',
};
