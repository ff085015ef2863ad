import type { Collector } from '../../collector.ts';
import {
  backupInstanceEntry,
  backupPolicyEntry,
  itemSchema,
  policySchema,
  recoveryItemEntry,
  recoveryPolicyEntry,
} from './item-schema.ts';
import { backupVaultEntry, recoveryVaultEntry, vaultSchema } from './vault-schema.ts';

/** The reader of Azure Backup: Recovery Services vaults, Backup vaults and what is in them. */
export const recoveryservicesService: Collector = {
  service: 'recoveryservices',
  scope: 'subscription',
  schemas: [vaultSchema, itemSchema, policySchema],
  inventory: [
    recoveryVaultEntry,
    backupVaultEntry,
    recoveryItemEntry,
    backupInstanceEntry,
    recoveryPolicyEntry,
    backupPolicyEntry,
  ],
  load: async () => (await import('./collector.ts')).collectRecoveryServices,
};
