import type { Field } from '../../../schema.ts';

/** Managed policies of a user or role, by name and ARN. */
export const attachedPolicies: Field = {
  type: 'list',
  items: { type: 'object', fields: { PolicyName: { type: 'string' }, PolicyArn: { type: 'string' } } },
};
