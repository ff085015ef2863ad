import type { Context } from '../../collector.ts';
import { receiverCount } from '../../derive/action-receivers.ts';
import { alertedEvents } from '../../derive/activity-log-alert.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { reportWhole } from '../../read/subscription-resource.ts';
import type { Body } from '../../send/api.ts';
import { collectActivityLog } from './activity-log.ts';
import { subscriptionSchema } from './activity-log-schema.ts';
import { actionGroupEntry, alertEntry } from './alert-schema.ts';
import { clusterEntry, componentEntry } from './workspace-schema.ts';
import { collectWorkspaces } from './workspaces.ts';

/** Reads what Azure Monitor records of a subscription, for how long, and whom it tells. */
export async function collectMonitor(context: Context): Promise<void> {
  await Promise.all([
    reportWhole(context, subscriptionSchema, async () => []),
    collectActivityLog(context),
    collectWorkspaces(context),
    listInventory(context, { entry: alertEntry, shape: shapeAlert }),
    listInventory(context, { entry: actionGroupEntry, shape: shapeActionGroup }),
    listInventory(context, { entry: clusterEntry, shape: shapeCluster }),
    listInventory(context, { entry: componentEntry, shape: shapeComponent }),
  ]);
}

function shapeAlert({ id, name, subscriptionId, properties }: Row): Body {
  const { enabled, scopes, condition, actions } = properties ?? {};
  const { actionGroups } = (actions ?? {}) as Body;
  const own = `/subscriptions/${subscriptionId}`.toLowerCase();
  return {
    id: lowerId(id),
    subscriptionId: lowerId(subscriptionId),
    name,
    enabled,
    wholeSubscription: Array.isArray(scopes) ? scopes.some((scope) => isScope(scope, own)) : undefined,
    ...alertedEvents(condition),
    // No action at all is left out.
    actionGroupIds: Array.isArray(actionGroups) ? actionGroups.map(idOfGroup) : (actionGroups ?? []),
  };
}

/** Scopes come with and without their first slash. */
function isScope(scope: unknown, own: string): boolean {
  return typeof scope === 'string' && `/${scope.toLowerCase().replace(/^\/+|\/+$/g, '')}` === own;
}

function idOfGroup(group: unknown): unknown {
  return lowerId((group as Body | null)?.actionGroupId);
}

function shapeActionGroup({ id, name, subscriptionId, properties }: Row): Body {
  return {
    id: lowerId(id),
    subscriptionId: lowerId(subscriptionId),
    name,
    enabled: properties?.enabled,
    receiverCount: properties ? receiverCount(properties) : undefined,
  };
}

function shapeCluster({ id, name, properties }: Row): Body {
  const { keyName } = (properties?.keyVaultProperties ?? {}) as Body;
  return { id: lowerId(id), name, keyName: keyName === undefined || keyName === '' ? null : keyName };
}

function shapeComponent({ id, name, location, properties }: Row): Body {
  return { id: lowerId(id), name, location: lowerId(location), disableLocalAuth: properties?.DisableLocalAuth };
}
