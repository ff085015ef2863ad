import { awsSchemas } from './aws/schemas.ts';
import { endpointSchemas } from './endpoint/schema.ts';
import type { ResourceSchema } from './schema.ts';

/** Every resource schema of every provider. Loads no SDK. */
export const resourceSchemas: readonly ResourceSchema[] = [...awsSchemas, ...endpointSchemas];
