import type { Body } from '../send/api.ts';

/** Lists of an action group. https://learn.microsoft.com/rest/api/monitor/action-groups/list-by-subscription-id */
const kinds = [
  'emailReceivers',
  'smsReceivers',
  'webhookReceivers',
  'itsmReceivers',
  'azureAppPushReceivers',
  'automationRunbookReceivers',
  'voiceReceivers',
  'logicAppReceivers',
  'azureFunctionReceivers',
  'armRoleReceivers',
  'eventHubReceivers',
] as const;

/**
 * How many receivers an action group reaches, of all kinds. One whose status is `Disabled` has opted out; the other kinds have
 * no status, and an incident receiver of a kind that came later is not counted.
 */
export function receiverCount(group: Body): number {
  const receivers = kinds.flatMap((kind) => {
    const list = group[kind];
    return Array.isArray(list) ? list : [];
  });
  return receivers.filter((receiver) => (receiver as Body | null)?.status !== 'Disabled').length;
}
