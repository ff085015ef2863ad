import type { ResourceSchema } from '../schema.ts';
import { activitySchemas } from './activity-schema.ts';
import { dataFlowSchema, dataSetSchema, dataStoreSchema } from './data-schema.ts';
import { logSchema } from './log-schema.ts';
import { policySchemas } from './policy-schema.ts';
import { vendorSchema } from './vendor-schema.ts';

/** What the organisation declares. */
export const recordsSchemas: readonly ResourceSchema[] = [
  ...policySchemas,
  ...activitySchemas,
  vendorSchema,
  dataSetSchema,
  dataFlowSchema,
  dataStoreSchema,
  logSchema,
];
