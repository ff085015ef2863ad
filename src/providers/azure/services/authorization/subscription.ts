import type { Cause } from '../../../../model/cause.ts';
import type { Json } from '../../../../model/json.ts';
import { callFor, fieldsFrom, shapeListed } from '../../../read/attributes.ts';
import { forEachAtMost } from '../../../read/list-resources.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { propertiesOf } from '../../derive/reference.ts';
import { isWide, ownerRole, readRoleAssignment, userAccessAdministratorRole } from '../../derive/role-assignment.ts';
import { readBodies } from '../../read/arm.ts';
import { reportWhole } from '../../read/subscription-resource.ts';
import { readWholeList } from '../../read/whole-list.ts';
import type { Body } from '../../send/api.ts';
import { classicAdministrators, roleAssignments, roleInstances } from './calls.ts';
import type { Assignment, SharedLists } from './lists.ts';
import { subscriptionSchema as schema } from './subscription-schema.ts';

/** Reads who has power over a subscription as a whole. */
export async function collectSubscription(context: Context, lists: SharedLists): Promise<void> {
  const base = `/subscriptions/${context.scope.account}/providers/Microsoft.Authorization`;
  await reportWhole(context, schema, () =>
    Promise.all([
      readOwners(context, lists),
      readWholeList(context, {
        schema,
        call: roleInstances.call,
        path: `${base}/roleAssignmentScheduleInstances?api-version=2020-10-01&$filter=atScope()`,
        shape: (items) => ({ standingOwners: standingOwners(items) }),
      }),
      readBodies(context, {
        schema,
        call: classicAdministrators.call,
        attribute: 'classicAdministrators',
        path: `${base}/classicAdministrators?api-version=2015-07-01`,
        shape: (item) => ({ role: propertiesOf(item).role }),
      }),
    ]),
  );
}

async function readOwners(context: Context, lists: SharedLists): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, roleAssignments.call);
  if (!callFor(fields, roleAssignments.call)) return shapeFields({}, {});
  const { items, cause } = await lists.assignments();
  if (cause && items.length === 0) return leaveUnread(Object.keys(fields), cause);
  const whole = items.every(({ level }) => level !== undefined);
  const flaw = cause ?? (whole ? undefined : ({ kind: 'schema-mismatch', ...roleAssignments } as const));
  const owners = principals(items.filter((one) => one.roleId === ownerRole && isWide(one)));
  const root = items.filter(
    ({ roleId, level }) => level === 'root' && (roleId === ownerRole || roleId === userAccessAdministratorRole),
  );
  const tell = (attribute: string, found: readonly Json[], why: Cause | undefined): Shaped => {
    const field = fields[attribute];
    if (!field) return shapeFields({}, {});
    return shapeListed(attribute, field, roleAssignments, { items: found, ...(why && { cause: why }) });
  };
  const users = fields.ownerUserIds ? await usersAmong(owners, lists) : { ids: [] };
  return joinShaped([
    tell('owners', owners, flaw),
    tell('rootAssignments', principals(root), flaw),
    tell('ownerUserIds', users.ids, flaw ?? users.cause),
  ]);
}

type Principal = Readonly<Record<'principalId' | 'principalType', string>>;

/** Each once: the same principal can be assigned on several levels. */
function principals(assignments: readonly Partial<Assignment>[]): readonly Principal[] {
  const found = new Map(
    assignments.map(({ principalId = '', principalType = '' }) => [principalId, { principalId, principalType }]),
  );
  return [...found.values()].sort((a, b) => (a.principalId < b.principalId ? -1 : 1));
}

async function usersAmong(owners: readonly Principal[], lists: SharedLists) {
  const ids = new Set(owners.filter(({ principalType }) => principalType === 'User').map((one) => one.principalId));
  let cause: Cause | undefined;
  const groups = owners.filter(({ principalType }) => principalType === 'Group');
  await forEachAtMost(8, groups, async ({ principalId }) => {
    const members = await lists.usersOf(principalId);
    for (const user of members.items) ids.add(user);
    cause ??= members.cause;
  });
  return { ids: [...ids].sort(), ...(cause && { cause }) };
}

/**
 * An instance without an end that nobody activated. https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-instances/list-for-scope
 * `undefined` where one is not what it should be.
 */
function standingOwners(items: readonly Body[]): unknown {
  const read = items.map((item) => ({ item, assignment: readRoleAssignment(item) }));
  if (read.some(({ assignment }) => !assignment)) return undefined;
  const standing = read.flatMap(({ item, assignment }) => {
    const { assignmentType, endDateTime } = propertiesOf(item);
    const isStanding = assignmentType === 'Assigned' && (endDateTime ?? null) === null;
    return assignment && isStanding && assignment.roleId === ownerRole && isWide(assignment) ? [assignment] : [];
  });
  return principals(standing);
}
