import type { Body } from '../send/api.ts';
import { propertiesOf } from './reference.ts';
import { lowerId } from './resource-id.ts';

/** Ids of built-in roles. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const ownerRole = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
export const userAccessAdministratorRole = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9';

/** Where an assignment holds. */
export type ScopeLevel = 'root' | 'managementGroup' | 'subscription' | 'resourceGroup' | 'resource';

/** An assignment of a role, or an instance of one as Privileged Identity Management tells it; ids in lower case. */
export interface RoleAssignment {
  readonly roleId: string;
  readonly principalId: string;
  readonly principalType: string;
  readonly scope: string;
  readonly level: ScopeLevel;
}

/** `undefined` where it is not what it should be. https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription */
export function readRoleAssignment(item: Body): RoleAssignment | undefined {
  const { roleDefinitionId, principalId, principalType, scope } = propertiesOf(item);
  const place = lowerId(scope);
  const roleId = String(roleDefinitionId).toLowerCase().split('/').at(-1);
  if (typeof place !== 'string' || typeof principalId !== 'string' || !roleId) return undefined;
  return {
    roleId,
    principalId: principalId.toLowerCase(),
    principalType: typeof principalType === 'string' ? principalType : 'Unknown',
    scope: place,
    level: levelOf(place),
  };
}

function levelOf(scope: string): ScopeLevel {
  if (scope === '/' || scope === '') return 'root';
  if (scope.startsWith('/providers/microsoft.management/managementgroups/')) return 'managementGroup';
  const parts = scope.split('/').length;
  if (parts === 3) return 'subscription';
  return parts === 5 ? 'resourceGroup' : 'resource';
}

/** Whether it holds in the whole subscription. */
export function isWide({ level }: Partial<RoleAssignment>): boolean {
  return level === 'root' || level === 'managementGroup' || level === 'subscription';
}
