import type { Collector } from '../../collector.ts';
import { applicationSchema } from './application-schema.ts';
import { roleSchema } from './role-schema.ts';
import { tenantSchema } from './tenant-schema.ts';
import { userSchema } from './user-schema.ts';

/** The reader of Microsoft Entra ID. */
export const entraService: Collector = {
  service: 'entra',
  scope: 'tenant',
  schemas: [tenantSchema, userSchema, roleSchema, applicationSchema],
  inventory: [],
  load: async () => (await import('./collector.ts')).collectEntra,
};
