import type { Collector } from './collector.ts';
import { trailSchema } from './services/cloudtrail/schema.ts';
import { configRegionSchema } from './services/config/schema.ts';
import { accountSchema, userSchema } from './services/iam/schema.ts';
import { keySchema } from './services/kms/schema.ts';
import { logGroupSchema } from './services/logs/schema.ts';
import { bucketSchema } from './services/s3/schema.ts';

/** The services that are read. Loads no SDK. */
export const collectors: readonly Collector[] = [
  {
    service: 's3',
    scope: 'account',
    schemas: [bucketSchema],
    serviceId: 'S3',
    load: async () => (await import('./services/s3/collector.ts')).collectBuckets,
  },
  {
    service: 'iam',
    scope: 'account',
    schemas: [accountSchema, userSchema],
    serviceId: 'IAM',
    load: async () => (await import('./services/iam/collector.ts')).collectIam,
  },
  {
    service: 'kms',
    scope: 'region',
    schemas: [keySchema],
    serviceId: 'KMS',
    load: async () => (await import('./services/kms/collector.ts')).collectKeys,
  },
  {
    service: 'cloudtrail',
    scope: 'region',
    schemas: [trailSchema],
    serviceId: 'CloudTrail',
    load: async () => (await import('./services/cloudtrail/collector.ts')).collectTrails,
  },
  {
    service: 'logs',
    scope: 'region',
    schemas: [logGroupSchema],
    serviceId: 'CloudWatch Logs',
    load: async () => (await import('./services/logs/collector.ts')).collectLogGroups,
  },
  {
    service: 'config',
    scope: 'region',
    schemas: [configRegionSchema],
    serviceId: 'Config Service',
    load: async () => (await import('./services/config/collector.ts')).collectConfig,
  },
];
