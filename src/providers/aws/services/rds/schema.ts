import type { Collector } from '../../collector.ts';
import { clusterSchema } from './cluster-schema.ts';
import { instanceSchema } from './instance-schema.ts';
import { clusterSnapshotSchema, snapshotSchema } from './snapshot-schema.ts';

/** The reader of RDS, and of Aurora, DocumentDB and Neptune, which its API describes too. */
export const rdsService: Collector = {
  service: 'rds',
  scope: 'region',
  schemas: [instanceSchema, clusterSchema, snapshotSchema, clusterSnapshotSchema],
  serviceId: 'RDS',
  endpointPrefix: 'rds',
  load: async () => (await import('./collector.ts')).collectDatabases,
};
