import { fieldsFrom, isWanted, shapeListed } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { administratorRole } from '../../derive/administrator-roles.ts';
import { lastSignIn } from '../../derive/last-sign-in.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import { readById } from '../../read/by-id.ts';
import type { Body } from '../../send/api.ts';
import { registrations, roleAssignments, signIns, users } from './calls.ts';
import type { RoleHolders } from './role-holders.ts';
import { userSchema as schema } from './user-schema.ts';

/** `userPrincipalName` is asked for as the name of the resource, and to tell accounts of other organisations. */
const selected = 'id,userPrincipalName,userType,accountEnabled,createdDateTime,externalUserState,onPremisesSyncEnabled';

/** Reads the users of a tenant, if anything of them is wanted. */
export async function collectUsers(context: Context, holders: () => Promise<RoleHolders>): Promise<void> {
  if (!isWanted(context, schema)) return;
  const [listed, registration, signIn, roles] = await Promise.all([
    listBodies(context, { call: users, path: `/v1.0/users?$select=${selected}&$top=999` }),
    readById(context, {
      schema,
      call: registrations.call,
      path: '/v1.0/reports/authenticationMethods/userRegistrationDetails',
      shape: ({ isMfaCapable, methodsRegistered }) => ({ isMfaCapable, methodsRegistered }),
    }),
    readById(context, {
      schema,
      call: signIns.call,
      subject: 'signInActivity',
      // "$top … a maximum of 500" with signInActivity. https://learn.microsoft.com/graph/api/user-list
      path: '/v1.0/users?$select=id,signInActivity&$top=500',
      shape: ({ signInActivity }) => ({ lastSignIn: lastSignIn(signInActivity) }),
      doubt: whetherRecorded,
    }),
    readRoles(context, holders),
  ]);
  await reportListed(context, {
    schema,
    call: users,
    listed,
    identify: ({ id, userPrincipalName }) => ({ id: String(id), name: String(userPrincipalName ?? id) }),
    shape: shapeUser,
    details: async (_, { id }) => [registration(id), signIn(id), roles(id)],
  });
}

function shapeUser(item: Body): Body {
  const { id, userType, userPrincipalName } = item;
  const isGuest = typeof userType === 'string' ? userType === 'Guest' : undefined;
  const isForeign = typeof userPrincipalName === 'string' && userPrincipalName.toUpperCase().includes('#EXT#');
  return { ...item, id: lowerId(id), isGuest, isExternal: isForeign ? true : isGuest };
}

/** Not one sign-in of anybody: they are not recorded. A first user alone says nothing. */
function whetherRecorded(items: readonly Body[]) {
  const isNone = items.length > 1 && items.every(({ signInActivity }) => (signInActivity ?? null) === null);
  return isNone ? ({ kind: 'denied', code: 'NoSignInActivity', only: 'entra-id-p1' } as const) : undefined;
}

async function readRoles(context: Context, holders: () => Promise<RoleHolders>): Promise<(id: string) => Shaped> {
  const { administratorRoles: field } = fieldsFrom(context, schema, roleAssignments.call);
  if (!field) return () => shapeFields({}, {});
  const { assigned, users: expand } = await holders();
  const { byUser, doubts } = await expand();
  const [doubt] = doubts.values();
  const cause = assigned.cause ?? doubt;
  return (id) => {
    const items = [...(byUser.get(id.toLowerCase()) ?? [])].map((role) => administratorRole(role)?.name).sort();
    return shapeListed('administratorRoles', field, roleAssignments, { items, ...(cause && { cause }) });
  };
}
