import { awsSchemas } from './aws/collectors.ts';
import { azureSchemas } from './azure/collectors.ts';
import { endpointSchemas } from './endpoint/schema.ts';
import { importSchemas } from './import/schema.ts';
import { recordsSchemas } from './records/schema.ts';
import type { ResourceSchema } from './schema.ts';

/** Every resource schema of every provider. Loads no SDK. */
export const resourceSchemas: readonly ResourceSchema[] = [
  ...awsSchemas,
  ...azureSchemas,
  ...endpointSchemas,
  ...importSchemas,
  ...recordsSchemas,
];
