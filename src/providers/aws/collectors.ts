import type { ResourceSchema } from '../schema.ts';
import type { Collector } from './collector.ts';
import { cloudtrailService } from './services/cloudtrail/schema.ts';
import { configService } from './services/config/schema.ts';
import { iamService } from './services/iam/schema.ts';
import { kmsService } from './services/kms/schema.ts';
import { logsService } from './services/logs/schema.ts';
import { s3Service } from './services/s3/schema.ts';

/** The services that are read, in the order of their names. Loads no SDK. */
export const collectors: readonly Collector[] = [
  cloudtrailService,
  configService,
  iamService,
  kmsService,
  logsService,
  s3Service,
];

/** Every resource type that they yield. */
export const awsSchemas: readonly ResourceSchema[] = collectors.flatMap(({ schemas }) => schemas);
