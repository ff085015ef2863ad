import type { Collector } from '../../collector.ts';
import {
  diskEntry,
  diskSchema,
  encryptionSetEntry,
  encryptionSetSchema,
  snapshotEntry,
  snapshotSchema,
} from './disk-schema.ts';
import { machineEntry, machineSchema, scaleSetEntry, scaleSetSchema } from './machine-schema.ts';

/** The reader of virtual machines and their disks. */
export const computeService: Collector = {
  service: 'compute',
  scope: 'subscription',
  schemas: [machineSchema, scaleSetSchema, diskSchema, snapshotSchema, encryptionSetSchema],
  inventory: [machineEntry, scaleSetEntry, diskEntry, snapshotEntry, encryptionSetEntry],
  load: async () => (await import('./collector.ts')).collectCompute,
};
