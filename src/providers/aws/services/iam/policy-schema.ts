import type { ResourceSchema } from '../../../schema.ts';
import { authorization } from './calls.ts';

/** A policy that the account writes: customer managed, or inline in a user, group or role. */
export const policySchema: ResourceSchema = {
  type: 'aws/iam/policy',
  title: { en: 'IAM policy', ja: 'IAMポリシー' },
  scope: 'account',
  list: [authorization],
  source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ManagedPolicyDetail.html',
  fields: {
    PolicyName: { type: 'string' },
    Kind: { type: 'string', enum: ['Managed', 'Inline'], derived: 'where the document stands' },
    Holder: {
      type: 'string',
      nullable: true,
      derived: 'the user, group or role that an inline policy is part of',
      doc: { en: 'null: customer managed', ja: 'null はカスタマー管理ポリシー' },
    },
    AttachmentCount: { type: 'integer', derived: 'AttachmentCount; of an inline policy 1' },
    AllowsAdministration: {
      type: 'boolean',
      derived: 'the default version has a statement that allows every action on every resource',
    },
    FullAccessServices: {
      type: 'list',
      items: { type: 'string' },
      derived:
        'those of a list of guarded services whose every action is allowed on every resource, by name, wildcard or NotAction',
    },
    EscalationPaths: {
      type: 'list',
      items: { type: 'string' },
      derived: 'known combinations of actions, all allowed on every resource, by which the holder gains further rights',
    },
  },
};
