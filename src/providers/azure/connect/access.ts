import type { Cause } from '../../../model/cause.ts';
import { matchesWildcard } from '../../derive/wildcard.ts';
import type { Reader } from '../../read/read.ts';
import type { CallRef } from '../../schema.ts';
import { pagesOf } from '../read/arm.ts';
import type { Api, Body } from '../send/api.ts';

/** What the caller may do in the whole of a subscription. */
export interface Access {
  /** Whether an action is allowed there: `Microsoft.Storage/storageAccounts/read`. */
  readonly allows: (action: string) => boolean;
  /** Why nobody knows. */
  readonly cause?: Cause;
}

/** https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance */
export const permissionsCall: CallRef = {
  call: 'arm:Microsoft.Authorization/permissions',
  permission: 'Microsoft.Authorization/permissions/read',
};

/**
 * The caller's permissions in a subscription, as Azure adds them up from roles, groups and inheritance. What Resource Graph
 * does not show because of a missing permission can only be told by these.
 * https://learn.microsoft.com/rest/api/authorization/permissions
 */
export async function readAccess(subscription: string, api: Api, reader: Reader): Promise<Access> {
  const first = `/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`;
  const { items, cause } = await reader.readPages({
    call: permissionsCall,
    whole: true,
    ...pagesOf(api, first),
  });
  const allows = (action: string): boolean => items.some((permission) => grants(permission, action));
  return { allows, ...(cause && { cause }) };
}

/** "Actions − NotActions", each with wildcards and without regard to case. */
function grants({ actions, notActions }: Body, action: string): boolean {
  return matches(actions, action) && !matches(notActions, action);
}

function matches(patterns: unknown, action: string): boolean {
  if (!Array.isArray(patterns)) return false;
  return patterns.some(
    (pattern) => typeof pattern === 'string' && matchesWildcard(pattern.toLowerCase(), action.toLowerCase()),
  );
}
