import type { ResourceSchema } from '../../../schema.ts';
import { groupMembers } from '../../read/group-users.ts';
import { roleAssignments, roleSchedules } from './calls.ts';

/** A role of an administrator. Each is there whether or not anybody holds it. */
export const roleSchema: ResourceSchema = {
  type: 'azure/entra/directory-role',
  title: { en: 'Microsoft Entra role', ja: 'Microsoft Entraロール' },
  scope: 'account',
  list: [roleAssignments],
  source: 'https://learn.microsoft.com/graph/api/resources/unifiedroleassignment',
  fields: {
    roleTemplateId: { type: 'string' },
    displayName: { type: 'string' },
    userIds: {
      type: 'list',
      from: [groupMembers],
      derived: 'users who hold it now, assigned directly or through a group',
      items: { type: 'string' },
    },
    standingAssignments: {
      type: 'list',
      from: [roleSchedules],
      derived: 'of users and groups: active, not by activation, and without an end',
      items: {
        type: 'object',
        fields: {
          principalId: { type: 'string', derived: 'in lower case' },
          principalType: { type: 'string', enum: ['user', 'group', 'servicePrincipal', 'other'] },
        },
      },
    },
  },
};
