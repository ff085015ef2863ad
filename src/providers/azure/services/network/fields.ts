import type { Field } from '../../../schema.ts';

/** What a schema of this service says of itself: the attributes that each of its resources has. */
export const identityFields = {
  id: { type: 'string', derived: 'in lower case: Azure compares ids so' },
  name: { type: 'string' },
  location: { type: 'string', derived: 'in lower case, without spaces' },
  subscriptionId: { type: 'string', account: true },
} as const satisfies Readonly<Record<string, Field>>;

/** The id of another resource, or none. */
export const reference: Field = { type: 'string', nullable: true, derived: 'the id in the reference, in lower case' };

/** A WAF policy's rule sets that Microsoft keeps. */
export const managedRuleSets: Field = {
  type: 'list',
  derived: 'of managedRules',
  items: {
    type: 'object',
    fields: { ruleSetType: { type: 'string' }, ruleSetVersion: { type: 'string', nullable: true } },
  },
};
