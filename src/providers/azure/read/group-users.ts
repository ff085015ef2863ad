import type { Listed } from '../../read/read.ts';
import type { CallRef } from '../../schema.ts';
import type { Context } from '../collector.ts';
import { principalTypeOf } from '../derive/principal-type.ts';
import { listBodies } from './arm.ts';

/** https://learn.microsoft.com/graph/api/group-list-transitivemembers */
export const groupMembers: CallRef = {
  call: 'graph:groups/{id}/transitiveMembers',
  permission: 'GroupMember.ReadBasic.All',
};

/** The ids of the users in a group, those of groups in it included, in lower case. */
export async function listGroupUsers(context: Context, group: string): Promise<Listed<string>> {
  const { items, cause } = await listBodies(context, {
    call: groupMembers,
    path: `/v1.0/groups/${encodeURIComponent(group)}/transitiveMembers?$select=id&$top=999`,
    subject: group,
  });
  const users = items.filter((item) => principalTypeOf(item) === 'user').map(({ id }) => String(id).toLowerCase());
  return { items: users, ...(cause && { cause }) };
}
