import type { ResourceSchema } from '../schema.ts';
import type { Collector } from './collector.ts';
import { storageService } from './services/storage/schema.ts';

/** The services that are read, in the order of their names. Loads no SDK. */
export const collectors: readonly Collector[] = [storageService];

/** Every resource type that they yield. */
export const azureSchemas: readonly ResourceSchema[] = collectors.flatMap(({ schemas }) => schemas);
