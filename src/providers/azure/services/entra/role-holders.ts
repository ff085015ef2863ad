import type { Cause } from '../../../../model/cause.ts';
import { forEachAtMost } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { administratorRole } from '../../derive/administrator-roles.ts';
import { principalTypeOf } from '../../derive/principal-type.ts';
import { listBodies } from '../../read/arm.ts';
import { listGroupUsers } from '../../read/group-users.ts';
import type { Body } from '../../send/api.ts';
import { roleAssignments } from './calls.ts';

/** Who holds a role of an administrator now. Ids are in lower case. */
export interface Holder {
  readonly role: string;
  readonly principalId: string;
  readonly principalType: string;
}

export interface RoleHolders {
  /** Users, groups and service principals, as they are assigned. */
  readonly assigned: Listed<Holder>;
  /** Users alone, those of groups included. */
  readonly users: () => Promise<UserHolders>;
}

export interface UserHolders {
  /** The roles of each user. */
  readonly byUser: ReadonlyMap<string, ReadonlySet<string>>;
  /** Why a role may have more users, by its id. */
  readonly doubts: ReadonlyMap<string, Cause>;
}

/** How many groups are asked about at a time. */
const atATime = 8;

/** Reads the assignments of administrator roles; the members of groups that hold one when they are asked for. */
export async function readRoleHolders(context: Context): Promise<RoleHolders> {
  const { items, cause } = await listBodies(context, {
    call: roleAssignments,
    path: '/v1.0/roleManagement/directory/roleAssignments?$expand=principal',
  });
  const assigned = { items: items.flatMap(toHolder), ...(cause && { cause }) };
  const users = askOnce(() => expand(context, assigned));
  return { assigned, users: () => users('') };
}

function toHolder({ roleDefinitionId, principalId, principal }: Body): readonly Holder[] {
  const role = administratorRole(roleDefinitionId);
  if (!role || typeof principalId !== 'string') return [];
  return [{ role: role.id, principalId: principalId.toLowerCase(), principalType: principalTypeOf(principal) }];
}

async function expand(context: Context, { items }: Listed<Holder>): Promise<UserHolders> {
  const byUser = new Map<string, Set<string>>();
  const doubts = new Map<string, Cause>();
  const add = (user: string, role: string): void => {
    byUser.set(user, (byUser.get(user) ?? new Set()).add(role));
  };
  for (const { role, principalId, principalType } of items) if (principalType === 'user') add(principalId, role);
  const groups = Map.groupBy(
    items.filter(({ principalType }) => principalType === 'group'),
    ({ principalId }) => principalId,
  );
  await forEachAtMost(atATime, [...groups], async ([id, held]) => {
    const members = await listGroupUsers(context, id);
    for (const { role } of held) {
      for (const user of members.items) add(user, role);
      if (members.cause) doubts.set(role, members.cause);
    }
  });
  return { byUser, doubts };
}
