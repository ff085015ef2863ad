import type { Field } from '../../../schema.ts';

const versioning = { call: 's3:GetBucketVersioning', permission: 's3:GetBucketVersioning' };
const objectLock = { call: 's3:GetObjectLockConfiguration', permission: 's3:GetBucketObjectLockConfiguration' };
const lifecycle = { call: 's3:GetBucketLifecycleConfiguration', permission: 's3:GetLifecycleConfiguration' };
const replication = { call: 's3:GetBucketReplication', permission: 's3:GetReplicationConfiguration' };
const tagging = { call: 's3:GetBucketTagging', permission: 's3:GetBucketTagging' };

/** What says how long the objects of a bucket are kept, where they are copied and what they are marked with. */
export const dataFields: Readonly<Record<string, Field>> = {
  Versioning: {
    type: 'object',
    from: [versioning],
    fields: {
      Status: { type: 'string', nullable: true, absentMeans: null, enum: ['Enabled', 'Suspended'] },
      MFADelete: { type: 'string', nullable: true, absentMeans: null, enum: ['Enabled', 'Disabled'] },
    },
  },
  ObjectLockConfiguration: {
    type: 'object',
    nullable: true,
    from: [objectLock],
    nullWhen: ['ObjectLockConfigurationNotFoundError'],
    fields: {
      ObjectLockEnabled: { type: 'string', enum: ['Enabled'] },
      Rule: {
        type: 'object',
        nullable: true,
        absentMeans: null,
        fields: {
          DefaultRetention: {
            type: 'object',
            nullable: true,
            absentMeans: null,
            fields: {
              Mode: { type: 'string', enum: ['GOVERNANCE', 'COMPLIANCE'] },
              Days: { type: 'integer', nullable: true, absentMeans: null, derived: 'Days, or Years x 365' },
            },
          },
        },
      },
    },
  },
  LifecycleRules: {
    type: 'list',
    nullable: true,
    from: [lifecycle],
    nullWhen: ['NoSuchLifecycleConfiguration'],
    derived: 'Rules, with the prefix read from Filter, Filter.And or the older Prefix',
    items: {
      type: 'object',
      fields: {
        ID: { type: 'string', nullable: true, absentMeans: null },
        Status: { type: 'string', enum: ['Enabled', 'Disabled'] },
        Prefix: { type: 'string', doc: { en: 'empty: the whole bucket', ja: '空はバケット全体' } },
        TagFiltered: {
          type: 'boolean',
          doc: { en: 'applies to tagged objects only', ja: 'タグ付きオブジェクトのみ対象' },
        },
        ExpirationDays: { type: 'integer', nullable: true, absentMeans: null },
        ExpirationDate: { type: 'time', nullable: true, absentMeans: null },
        NoncurrentDays: { type: 'integer', nullable: true, absentMeans: null },
      },
    },
  },
  ReplicationRules: {
    type: 'list',
    nullable: true,
    from: [replication],
    nullWhen: ['ReplicationConfigurationNotFoundError'],
    derived: 'ReplicationConfiguration.Rules, with the destination looked up among the buckets of the account',
    items: {
      type: 'object',
      fields: {
        ID: { type: 'string', nullable: true, absentMeans: null },
        Status: { type: 'string', enum: ['Enabled', 'Disabled'] },
        DestinationBucket: { type: 'string' },
        DestinationIsOwn: { type: 'boolean' },
        DestinationRegion: {
          type: 'string',
          nullable: true,
          doc: { en: "null: another account's bucket", ja: 'null は別アカウントのバケット' },
        },
        DeleteMarkerReplication: { type: 'string', enum: ['Enabled', 'Disabled'] },
      },
    },
  },
  ForeignDestination: {
    type: 'string',
    nullable: true,
    from: [replication],
    nullWhen: ['ReplicationConfigurationNotFoundError'],
    derived: 'the one bucket of another account that enabled replication rules copy to',
    doc: { en: 'null: nothing is copied to another account', ja: 'null は別アカウントへの複製なし' },
  },
  Tags: {
    type: 'list',
    nullable: true,
    from: [tagging],
    nullWhen: ['NoSuchTagSet'],
    derived: 'TagSet',
    items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string' } } },
  },
};
