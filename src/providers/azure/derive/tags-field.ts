import type { Field } from '../../schema.ts';

/** The tags of a resource, as its row in the inventory has them: at no further call. */
export const tagsField: Field = {
  type: 'list',
  derived: 'names and values of the tags; empty where the row has none',
  items: { type: 'object', fields: { name: { type: 'string' }, value: { type: 'string' } } },
};
