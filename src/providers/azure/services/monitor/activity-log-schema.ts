import type { Field, ResourceSchema } from '../../../schema.ts';
import { subscriptionsCall } from '../../connect/subscriptions.ts';
import { activityLogCategories } from '../../derive/activity-log-export.ts';
import { subscriptionIdField } from '../../read/account-field.ts';
import { diagnosticSettingsCall } from '../../read/diagnostic-settings.ts';

const source = 'https://learn.microsoft.com/rest/api/monitor/subscription-diagnostic-settings/list';
const ids: Field = {
  type: 'list',
  items: { type: 'string' },
  derived: 'of all settings that send the category; in lower case',
};

/** Azure Monitor in one subscription: what its alerts are joined by. */
export const subscriptionSchema: ResourceSchema = {
  type: 'azure/monitor/subscription',
  title: { en: 'Azure Monitor in a subscription', ja: 'サブスクリプションのAzure Monitor' },
  scope: 'account',
  list: [subscriptionsCall],
  source: 'https://learn.microsoft.com/rest/api/resources/subscriptions/list',
  fields: { subscriptionId: subscriptionIdField },
};

/** One category of the activity log of a subscription, and where all its diagnostic settings together send it. */
export const categorySchema: ResourceSchema = {
  type: 'azure/monitor/activity-log-category',
  title: { en: 'Activity log category', ja: 'アクティビティログのカテゴリ' },
  scope: 'account',
  list: [diagnosticSettingsCall],
  source,
  fields: {
    subscriptionId: subscriptionIdField,
    category: { type: 'string', enum: activityLogCategories },
    exported: { type: 'boolean', derived: 'some setting sends it somewhere, by its name or by the group allLogs' },
    workspaceIds: ids,
    storageContainerIds: {
      ...ids,
      derived: 'the container insights-activity-logs, into which Azure writes, of each storage account',
    },
    keptElsewhere: {
      type: 'boolean',
      derived:
        'false where no event hub and no partner solution takes it; unread where one does: what becomes of it there is not visible',
    },
  },
};

/** A diagnostic setting of a subscription: where it sends some or all of the activity log. */
export const settingSchema: ResourceSchema = {
  type: 'azure/monitor/diagnostic-setting',
  title: { en: 'Diagnostic setting of a subscription', ja: 'サブスクリプションの診断設定' },
  scope: 'account',
  list: [diagnosticSettingsCall],
  source,
  fields: {
    subscriptionId: subscriptionIdField,
    name: { type: 'string' },
    workspaceId: { type: 'string', nullable: true, derived: 'in lower case' },
    storageAccountId: { type: 'string', nullable: true, derived: 'in lower case' },
    storageContainerId: {
      type: 'string',
      nullable: true,
      derived: 'of insights-activity-logs, into which Azure writes; in lower case',
    },
  },
};
