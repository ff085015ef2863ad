import type { ResourceSchema } from '../../../schema.ts';
import { roleDefinitions } from './calls.ts';

/** A custom role that can be assigned in a subscription. */
export const definitionSchema: ResourceSchema = {
  type: 'azure/authorization/role-definition',
  title: { en: 'Custom role', ja: 'カスタムロール' },
  scope: 'account',
  list: [roleDefinitions],
  source: 'https://learn.microsoft.com/rest/api/authorization/role-definitions/list',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    roleName: { type: 'string' },
    grantsRoles: {
      type: 'boolean',
      derived: 'actions less notActions allow to assign roles, to change them or to elevate access',
    },
  },
};
