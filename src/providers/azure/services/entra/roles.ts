import type { Cause } from '../../../../model/cause.ts';
import { callFor, fieldsFrom, isWanted, shapeListed } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { administratorRoles } from '../../derive/administrator-roles.ts';
import { asBody } from '../../derive/as-body.ts';
import { principalTypeOf } from '../../derive/principal-type.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import { groupMembers } from '../../read/group-users.ts';
import type { Body } from '../../send/api.ts';
import { roleAssignments, roleSchedules } from './calls.ts';
import type { RoleHolders } from './role-holders.ts';
import { roleSchema as schema } from './role-schema.ts';

/** Reads the roles of administrators, if anything of them is wanted. Where the assignments cannot be read, none is known. */
export async function collectRoles(context: Context, holders: () => Promise<RoleHolders>): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { assigned, users } = await holders();
  const { cause, items } = assigned;
  const isUnread = cause !== undefined && items.length === 0;
  const [userIds, standing] = await Promise.all([readUserIds(context, cause, users), readStanding(context)]);
  await reportListed(context, {
    schema,
    call: roleAssignments,
    listed: { items: isUnread ? [] : administratorRoles, ...(cause && { cause }) },
    identify: ({ id, name }) => ({ id, name }),
    shape: ({ id, name }) => ({ roleTemplateId: id, displayName: name }),
    details: async ({ id }) => [userIds(id), standing(id)],
  });
}

type OfRole = (role: string) => Shaped;

async function readUserIds(context: Context, cut: Cause | undefined, users: RoleHolders['users']): Promise<OfRole> {
  const { userIds: field } = fieldsFrom(context, schema, groupMembers.call);
  if (!field) return () => shapeFields({}, {});
  const { byUser, doubts } = await users();
  return (role) => {
    const items = [...byUser].filter(([, held]) => held.has(role)).map(([user]) => user);
    const cause = cut ?? doubts.get(role);
    return shapeListed('userIds', field, groupMembers, { items: items.sort(), ...(cause && { cause }) });
  };
}

async function readStanding(context: Context): Promise<OfRole> {
  const fields = fieldsFrom(context, schema, roleSchedules.call);
  const call = callFor(fields, roleSchedules.call);
  const { standingAssignments: field } = fields;
  if (!call || !field) return () => shapeFields({}, {});
  const { items, cause } = await listBodies(context, {
    call,
    path: '/v1.0/roleManagement/directory/roleAssignmentSchedules?$expand=principal',
  });
  const byRole = Map.groupBy(items.filter(isStanding), ({ roleDefinitionId }) => lowerId(roleDefinitionId));
  return (role) => {
    const held = (byRole.get(role) ?? []).map(({ principalId, principal }) => ({
      principalId: lowerId(principalId),
      principalType: principalTypeOf(principal),
    }));
    return shapeListed('standingAssignments', field, call, { items: held, ...(cause && { cause }) });
  };
}

/**
 * Assigned as active, and without an end. A service principal cannot activate a role, so of it nothing else can be asked.
 * https://learn.microsoft.com/graph/api/resources/unifiedroleassignmentschedule
 */
function isStanding({ assignmentType, scheduleInfo, principal }: Body): boolean {
  if (assignmentType !== 'Assigned' || principalTypeOf(principal) === 'servicePrincipal') return false;
  const { type, endDateTime, duration } = asBody(asBody(scheduleInfo)?.expiration) ?? {};
  return type === 'noExpiration' || (endDateTime ?? duration ?? null) === null;
}
