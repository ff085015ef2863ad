import type { Field, ResourceSchema } from '../../../schema.ts';
import { subscriptionIdField } from '../../read/account-field.ts';
import type { InventoryEntry } from '../../read/inventory.ts';

const id: Field = { type: 'string', derived: 'in lower case: Azure compares ids so' };
/** `"default": true` in the REST reference of both. */
const enabled: Field = { type: 'boolean', absentMeans: true };
const texts: Field = { type: 'list', items: { type: 'string' } };

/** An alert on the activity log, service health included. */
export const alertSchema: ResourceSchema = {
  type: 'azure/monitor/activity-log-alert',
  title: { en: 'Activity log alert', ja: 'アクティビティログアラート' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Insights/activityLogAlerts/read' }],
  source: 'https://learn.microsoft.com/rest/api/monitor/activity-log-alerts/list-by-subscription-id',
  fields: {
    id,
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    enabled,
    wholeSubscription: { type: 'boolean', derived: 'one of its scopes is the subscription it lies in' },
    operations: { ...texts, derived: 'operations whose completed events all set it off, in lower case' },
    allOperations: { type: 'boolean', derived: 'completed events of every operation set it off' },
    serviceHealthEvents: { ...texts, derived: 'kinds of service health events that set it off' },
    actionGroupIds: { ...texts, derived: 'in lower case' },
  },
};

/** Whom alerts tell. */
export const actionGroupSchema: ResourceSchema = {
  type: 'azure/monitor/action-group',
  title: { en: 'Action group', ja: 'アクショングループ' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Insights/actionGroups/read' }],
  source: 'https://learn.microsoft.com/rest/api/monitor/action-groups/list-by-subscription-id',
  fields: {
    id,
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    enabled,
    receiverCount: { type: 'integer', derived: 'receivers of all kinds but those that opted out' },
  },
};

const table = 'resources';
export const alertEntry: InventoryEntry = { schema: alertSchema, table, type: 'microsoft.insights/activitylogalerts' };
export const actionGroupEntry: InventoryEntry = {
  schema: actionGroupSchema,
  table,
  type: 'microsoft.insights/actiongroups',
};
