import type { Field } from '../../schema.ts';

/** The subscription that a resource lies in: what lookups within it join on. */
export const subscriptionIdField: Field = { type: 'string', account: true, derived: 'in lower case' };
