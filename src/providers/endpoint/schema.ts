import type { ResourceSchema } from '../schema.ts';
import { httpSchema } from './http-schema.ts';
import { tlsSchema } from './tls-schema.ts';

/** What an endpoint is described by. */
export const endpointSchemas: readonly ResourceSchema[] = [tlsSchema, httpSchema];
