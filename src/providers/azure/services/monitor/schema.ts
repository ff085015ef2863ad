import type { Collector } from '../../collector.ts';
import { categorySchema, settingSchema, subscriptionSchema } from './activity-log-schema.ts';
import { actionGroupEntry, actionGroupSchema, alertEntry, alertSchema } from './alert-schema.ts';
import {
  clusterEntry,
  clusterSchema,
  componentEntry,
  componentSchema,
  workspaceEntry,
  workspaceSchema,
} from './workspace-schema.ts';

/** The reader of Azure Monitor: activity log, alerts, Log Analytics and Application Insights. */
export const monitorService: Collector = {
  service: 'monitor',
  scope: 'subscription',
  schemas: [
    subscriptionSchema,
    categorySchema,
    settingSchema,
    alertSchema,
    actionGroupSchema,
    workspaceSchema,
    clusterSchema,
    componentSchema,
  ],
  inventory: [alertEntry, actionGroupEntry, workspaceEntry, clusterEntry, componentEntry],
  load: async () => (await import('./collector.ts')).collectMonitor,
};
