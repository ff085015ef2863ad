import type { ResourceSchema } from '../../../schema.ts';
import { groupMembers } from '../../read/group-users.ts';
import { directoryObjects, roleAssignments, roleDefinitions } from './calls.ts';

/** A role assignment that holds in a subscription or in a part of it. */
export const assignmentSchema: ResourceSchema = {
  type: 'azure/authorization/role-assignment',
  title: { en: 'Role assignment', ja: 'ロールの割り当て' },
  scope: 'account',
  list: [roleAssignments],
  source: 'https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    roleId: { type: 'string', derived: 'the last part of roleDefinitionId, in lower case' },
    principalId: { type: 'string', derived: 'in lower case' },
    principalType: { type: 'string' },
    scope: { type: 'string', derived: 'in lower case' },
    roleName: { type: 'string', from: [roleDefinitions] },
    reachesVirtualMachines: {
      type: 'boolean',
      from: [roleDefinitions],
      derived: 'the role allows to sign in to virtual machines, to run commands on them or to put programs on them',
    },
    userIds: {
      type: 'list',
      from: [roleDefinitions, groupMembers],
      derived: 'of a role that reaches virtual machines: the user, or the users of the group',
      items: { type: 'string' },
    },
    principalExists: {
      type: 'boolean',
      from: [directoryObjects],
      derived: 'the directory knows the principal',
    },
  },
};
