import type { CallRef } from '../../../schema.ts';

/**
 * Those below a subscription, and those that it inherits: Resource Graph leaves the latter out, which come from management
 * groups and from the root. https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription
 */
export const roleAssignments: CallRef = {
  call: 'arm:Microsoft.Authorization/roleAssignments',
  permission: 'Microsoft.Authorization/roleAssignments/read',
};

/** https://learn.microsoft.com/rest/api/authorization/role-definitions/list */
export const roleDefinitions: CallRef = {
  call: 'arm:Microsoft.Authorization/roleDefinitions',
  permission: 'Microsoft.Authorization/roleDefinitions/read',
};

/** Of Privileged Identity Management. https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-instances/list-for-scope */
export const roleInstances: CallRef = {
  call: 'arm:Microsoft.Authorization/roleAssignmentScheduleInstances',
  permission: 'Microsoft.Authorization/roleAssignmentScheduleInstances/read',
};

/**
 * https://learn.microsoft.com/rest/api/authorization/classic-administrators/list. Its own action went when they were retired, and
 * Azure refuses a role that names an action which it does not have.
 */
export const classicAdministrators: CallRef = {
  call: 'arm:Microsoft.Authorization/classicAdministrators',
  permission: 'Microsoft.Authorization/*/read',
};

/** https://learn.microsoft.com/graph/api/directoryobject-getbyids */
export const directoryObjects: CallRef = { call: 'graph:directoryObjects/getByIds', permission: 'Directory.Read.All' };
