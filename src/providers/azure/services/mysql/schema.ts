import type { Collector } from '../../collector.ts';
import { serverEntry, serverSchema } from './server-schema.ts';

/** The reader of Azure Database for MySQL. */
export const mysqlService: Collector = {
  service: 'mysql',
  scope: 'subscription',
  schemas: [serverSchema],
  inventory: [serverEntry],
  load: async () => (await import('./collector.ts')).collectMysql,
};
