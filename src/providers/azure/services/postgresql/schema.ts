import type { Collector } from '../../collector.ts';
import { serverEntry, serverSchema } from './server-schema.ts';

/** The reader of Azure Database for PostgreSQL. */
export const postgresqlService: Collector = {
  service: 'postgresql',
  scope: 'subscription',
  schemas: [serverSchema],
  inventory: [serverEntry],
  load: async () => (await import('./collector.ts')).collectPostgresql,
};
