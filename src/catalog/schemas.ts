import type { ResourceSchema } from '../providers/schema.ts';

/** The resource schemas, or how to load them: there are many, and only what reads YAML needs them. */
export type Schemas = readonly ResourceSchema[] | (() => Promise<readonly ResourceSchema[]>);

export async function takeSchemas(given: Schemas): Promise<readonly ResourceSchema[]> {
  return typeof given === 'function' ? await given() : given;
}
