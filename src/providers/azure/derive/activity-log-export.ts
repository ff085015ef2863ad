import type { Body } from '../send/api.ts';
import { inKnownCase } from './known-case.ts';
import { lowerId } from './resource-id.ts';

/** https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema#categories */
export const activityLogCategories = [
  'Administrative',
  'Security',
  'ServiceHealth',
  'Alert',
  'Recommendation',
  'Policy',
  'Autoscale',
  'ResourceHealth',
] as const;

/** Where the events of one category go. Ids in lower case, each once, in order. */
export interface ActivityLogExport {
  readonly workspaceIds: readonly string[];
  readonly storageAccountIds: readonly string[];
  /** Event hubs and partner solutions: what becomes of the events there is not visible. */
  readonly otherSinks: readonly string[];
  /** A group is on of which it is not known whether it holds the category: there may be more sinks. */
  readonly isOpen: boolean;
}

interface Setting {
  readonly sinks: { readonly workspace: unknown; readonly storage: unknown; readonly others: readonly unknown[] };
  readonly categories: ReadonlySet<unknown>;
  readonly groups: ReadonlySet<unknown>;
}

/**
 * Where the diagnostic settings of a subscription send one category of its activity log, all settings together; `undefined`
 * where one of them is no setting. Their own retention of storage is not looked at: it "stopped applying retention on September
 * 30, 2025", and what remains set "no longer has any effect".
 * https://learn.microsoft.com/azure/azure-monitor/platform/migrate-to-azure-storage-lifecycle-policy
 */
export function exportOf(settings: readonly Body[], category: string): ActivityLogExport | undefined {
  const read = settings.map(readSetting);
  const known = read.filter((setting) => setting !== undefined);
  if (known.length < read.length) return undefined;
  const sending = known.filter(({ categories, groups }) => categories.has(category) || groups.has('allLogs'));
  return {
    workspaceIds: idsOf(sending.map(({ sinks }) => sinks.workspace)),
    storageAccountIds: idsOf(sending.map(({ sinks }) => sinks.storage)),
    otherSinks: idsOf(sending.flatMap(({ sinks }) => sinks.others)),
    isOpen: known.some(({ groups }) => [...groups].some((group) => group !== 'allLogs')),
  };
}

function readSetting({ properties }: Body): Setting | undefined {
  if (!isBody(properties) || !Array.isArray(properties.logs)) return undefined;
  const on: readonly Body[] = properties.logs.filter((log) => isBody(log) && log.enabled === true);
  const { workspaceId, storageAccountId, eventHubAuthorizationRuleId, marketplacePartnerId } = properties;
  return {
    sinks: {
      workspace: workspaceId,
      storage: storageAccountId,
      others: [eventHubAuthorizationRuleId, marketplacePartnerId],
    },
    categories: new Set(on.map((log) => inKnownCase(log.category, activityLogCategories)).filter(isText)),
    groups: new Set(on.map((log) => inKnownCase(log.categoryGroup, ['allLogs'])).filter(isText)),
  };
}

function idsOf(ids: readonly unknown[]): readonly string[] {
  return [...new Set(ids.map(lowerId).filter(isText))].sort();
}

/** What a setting does not use is left out, null or empty. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
