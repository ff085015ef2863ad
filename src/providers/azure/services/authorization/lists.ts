import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { propertiesOf } from '../../derive/reference.ts';
import { type RoleAssignment, readRoleAssignment } from '../../derive/role-assignment.ts';
import { type RolePowers, rolePowers } from '../../derive/role-permissions.ts';
import { listBodies } from '../../read/arm.ts';
import { listGroupUsers } from '../../read/group-users.ts';
import type { Body } from '../../send/api.ts';
import { roleAssignments, roleDefinitions } from './calls.ts';

/** An assignment with the name that Azure gave it. */
export interface Assignment extends Partial<RoleAssignment> {
  readonly id: string;
  readonly name: string;
}

export interface Definition {
  readonly id: string;
  readonly roleName: unknown;
  readonly isCustom: boolean;
  readonly powers: RolePowers | undefined;
}

/** Lists that several types are told from; each is asked for once, when it is first wanted. */
export interface SharedLists {
  readonly assignments: () => Promise<Listed<Assignment>>;
  readonly definitions: () => Promise<Listed<Definition>>;
  /** The users in a group, those of groups in it included, in lower case. */
  readonly usersOf: (group: string) => Promise<Listed<string>>;
}

export function shareLists(context: Context): SharedLists {
  const base = `/subscriptions/${context.scope.account}/providers/Microsoft.Authorization`;
  const assignments = askOnce(async () => {
    const { items, cause } = await listBodies(context, {
      call: roleAssignments,
      path: `${base}/roleAssignments?api-version=2022-04-01`,
    });
    return { items: items.map(toAssignment), ...(cause && { cause }) };
  });
  const definitions = askOnce(async () => {
    const { items, cause } = await listBodies(context, {
      call: roleDefinitions,
      path: `${base}/roleDefinitions?api-version=2022-04-01`,
    });
    return { items: items.map(toDefinition), ...(cause && { cause }) };
  });
  return {
    assignments: () => assignments(''),
    definitions: () => definitions(''),
    usersOf: askOnce((group) => listGroupUsers(context, group)),
  };
}

function toAssignment(item: Body): Assignment {
  return { id: String(item.id), name: String(item.name), ...readRoleAssignment(item) };
}

function toDefinition(item: Body): Definition {
  const { roleName, type, permissions } = propertiesOf(item);
  const isCustom = String(type).toLowerCase() === 'customrole';
  return { id: String(item.id), roleName, isCustom, powers: rolePowers(permissions) };
}
