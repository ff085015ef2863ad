import type { Collector } from '../../collector.ts';
import { databaseEntry, databaseSchema } from './database-schema.ts';
import { managedInstanceEntry, managedInstanceSchema } from './managed-instance-schema.ts';
import { serverEntry, serverSchema } from './server-schema.ts';

/** The reader of Azure SQL. */
export const sqlService: Collector = {
  service: 'sql',
  scope: 'subscription',
  schemas: [serverSchema, databaseSchema, managedInstanceSchema],
  inventory: [serverEntry, databaseEntry, managedInstanceEntry],
  load: async () => (await import('./collector.ts')).collectSql,
};
