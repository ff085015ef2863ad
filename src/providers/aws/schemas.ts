import type { ResourceSchema } from '../schema.ts';
import { trailSchema } from './services/cloudtrail/schema.ts';
import { configRegionSchema } from './services/config/schema.ts';
import { accountSchema, userSchema } from './services/iam/schema.ts';
import { keySchema } from './services/kms/schema.ts';
import { logGroupSchema } from './services/logs/schema.ts';
import { bucketSchema } from './services/s3/schema.ts';

/** Every resource type the AWS provider yields. Importing this loads no SDK. */
export const awsSchemas: readonly ResourceSchema[] = [
  bucketSchema,
  keySchema,
  accountSchema,
  userSchema,
  trailSchema,
  logGroupSchema,
  configRegionSchema,
];
