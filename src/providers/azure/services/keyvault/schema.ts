import type { Collector } from '../../collector.ts';
import { keyEntry, keySchema, secretEntry, secretSchema } from './object-schema.ts';
import { managedHsmEntry, managedHsmSchema, vaultEntry, vaultSchema } from './vault-schema.ts';

/** The reader of Key Vault. */
export const keyvaultService: Collector = {
  service: 'keyvault',
  scope: 'subscription',
  schemas: [vaultSchema, managedHsmSchema, keySchema, secretSchema],
  inventory: [vaultEntry, managedHsmEntry, keyEntry, secretEntry],
  load: async () => (await import('./collector.ts')).collectKeyVault,
};
