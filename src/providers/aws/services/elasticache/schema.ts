import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const globalGroups = [
  { call: 'elasticache:DescribeGlobalReplicationGroups', permission: 'elasticache:DescribeGlobalReplicationGroups' },
];

const common: Readonly<Record<string, Field>> = {
  Region: { type: 'string', derived: 'the region that was asked' },
  Engine: { type: 'string', enum: ['redis', 'valkey', 'memcached'] },
};

const snapshots: Field = { type: 'integer', doc: { en: 'days; 0: off', ja: '日。0は無効' } };

const transit: Readonly<Record<string, Field>> = {
  TransitEncryptionEnabled: { type: 'boolean' },
  // "allows you to migrate your clients to use in-transit encryption": a cache that never had the choice has no mode.
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html
  TransitEncryptionMode: { type: 'string', nullable: true, absentMeans: null, enum: ['preferred', 'required'] },
};

export const replicationGroupSchema: ResourceSchema = {
  type: 'aws/elasticache/replication-group',
  title: { en: 'ElastiCache replication group', ja: 'ElastiCacheレプリケーショングループ' },
  scope: 'region',
  list: [{ call: 'elasticache:DescribeReplicationGroups', permission: 'elasticache:DescribeReplicationGroups' }],
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html',
  fields: {
    ReplicationGroupId: { type: 'string' },
    ...common,
    ...transit,
    SnapshotRetentionLimit: snapshots,
    AtRestEncryptionEnabled: { type: 'boolean' },
    // "In some cases, encryption at-rest may be enabled even when this value is false. Use StorageEncryptionType": ibid.
    StorageEncryptionType: { type: 'string', enum: ['none', 'sse-elasticache', 'sse-kms'] },
    // "The ID of the KMS key used to encrypt the disk in the cluster": ibid.
    KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
    AuthTokenEnabled: { type: 'boolean' },
    // "The ID of the user group associated to the replication group": ibid.
    UserGroupIds: { type: 'list', absentMeans: [], items: { type: 'string' } },
    MemberClusters: { type: 'list', items: { type: 'string' } },
    AutomaticFailover: { type: 'string', enum: ['enabled', 'disabled', 'enabling', 'disabling'] },
    MultiAZ: { type: 'string', enum: ['enabled', 'disabled'] },
    AutoMinorVersionUpgrade: { type: 'boolean' },
    GlobalDatastoreRegions: {
      type: 'list',
      from: globalGroups,
      items: { type: 'string' },
      derived: 'the other regions of the members of the global datastore that it belongs to',
    },
  },
};

/** A node or Memcached cluster of its own. The nodes of replication groups are judged as the group. */
export const cacheClusterSchema: ResourceSchema = {
  type: 'aws/elasticache/cache-cluster',
  title: { en: 'ElastiCache cluster outside replication groups', ja: 'ElastiCacheクラスター（単独）' },
  scope: 'region',
  list: [{ call: 'elasticache:DescribeCacheClusters', permission: 'elasticache:DescribeCacheClusters' }],
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html',
  fields: { CacheClusterId: { type: 'string' }, ...common, ...transit },
};

/** Always encrypted, at rest and in transit: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html */
export const serverlessCacheSchema: ResourceSchema = {
  type: 'aws/elasticache/serverless-cache',
  title: { en: 'ElastiCache serverless cache', ja: 'ElastiCacheサーバーレスキャッシュ' },
  scope: 'region',
  list: [{ call: 'elasticache:DescribeServerlessCaches', permission: 'elasticache:DescribeServerlessCaches' }],
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ServerlessCache.html',
  fields: {
    ServerlessCacheName: { type: 'string' },
    ...common,
    SnapshotRetentionLimit: snapshots,
    // "Available for Valkey and Redis OSS only. Default is NULL": ibid.
    UserGroupId: { type: 'string', nullable: true, absentMeans: null },
  },
};

/** The reader of ElastiCache. */
export const elasticacheService: Collector = {
  service: 'elasticache',
  scope: 'region',
  schemas: [replicationGroupSchema, cacheClusterSchema, serverlessCacheSchema],
  serviceId: 'ElastiCache',
  endpointPrefix: 'elasticache',
  load: async () => (await import('./collector.ts')).collectCaches,
};
