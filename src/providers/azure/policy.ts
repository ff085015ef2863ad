import type { AzureTarget } from '../../model/config.ts';
import type { JsonObject } from '../../model/json.ts';
import { callsOf, permissionsOf } from '../calls.ts';
import type { Wanted } from '../provider.ts';
import type { CallRef } from '../schema.ts';
import { azureSchemas } from './collectors.ts';
import { permissionsCall } from './connect/access.ts';
import { subscriptionsCall } from './connect/subscriptions.ts';

/** Microsoft Graph, and what its permissions are of. https://learn.microsoft.com/graph/permissions-reference */
const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/**
 * The custom role whose actions are exactly what a scan asks of Azure Resource Manager, assignable in the subscriptions of
 * the targets. https://learn.microsoft.com/azure/role-based-access-control/custom-roles#custom-role-properties
 */
export function azureRole(wanted: Wanted, targets: readonly Pick<AzureTarget, 'subscriptions'>[]): JsonObject {
  const asked = callsOf(azureSchemas, wanted).filter((call) => !isGraph(call));
  const actions = asked.length > 0 ? permissionsOf([subscriptionsCall, permissionsCall, ...asked]) : [];
  const named = [...new Set(targets.flatMap(({ subscriptions }) => subscriptions))].sort();
  // Azure takes no role without one; whoever creates it puts the id of a subscription here.
  const scopes = named.length > 0 ? named : ['SUBSCRIPTION_ID'];
  return {
    Name: 'ComplyScan',
    IsCustom: true,
    Description: 'Reads what the selected rules of comply ask for',
    Actions: actions.filter((action) => action !== '-'),
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: scopes.map((id) => `/subscriptions/${id}`),
  };
}

/** The application permissions of Microsoft Graph that a scan needs, as `az ad app permission` and portals name them. */
export function graphScopes(wanted: Wanted): JsonObject {
  const scopes = permissionsOf(callsOf(azureSchemas, wanted).filter(isGraph));
  return { resourceAppId: microsoftGraph, resource: 'Microsoft Graph', type: 'Application', permissions: [...scopes] };
}

function isGraph({ call }: CallRef): boolean {
  return call.startsWith('graph:');
}
