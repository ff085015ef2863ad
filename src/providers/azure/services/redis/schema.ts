import type { Collector } from '../../collector.ts';
import { cacheEntry, cacheSchema } from './cache-schema.ts';
import { managedEntry, managedSchema } from './managed-schema.ts';

/** The reader of Azure Cache for Redis and Azure Managed Redis. */
export const redisService: Collector = {
  service: 'redis',
  scope: 'subscription',
  schemas: [cacheSchema, managedSchema],
  inventory: [cacheEntry, managedEntry],
  load: async () => (await import('./collector.ts')).collectRedis,
};
