import type { Wanted } from './provider.ts';
import type { Field } from './schema.ts';

/**
 * The attribute of a resource that names the servers which answer for it in TLS. It is all that an endpoint target learns
 * of the targets it names in `from`, so no provider needs to know another.
 */
export const foundAttribute = 'TlsEndpoints';

/** What that attribute is in the schema of a resource type. */
export function tlsEndpointsField(derived: string): Field {
  return {
    type: 'list',
    derived,
    items: { type: 'object', fields: { host: { type: 'string' }, port: { type: 'integer' } } },
  };
}

/** The types among those wanted of which that attribute is. */
export function foundTypes(wanted: Wanted): readonly string[] {
  return [...wanted].filter(([, attributes]) => attributes.has(foundAttribute)).map(([type]) => type);
}
