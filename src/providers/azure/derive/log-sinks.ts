import { lowerId } from './resource-id.ts';

/** Which logs of a resource are meant; each is chosen by its category or by a group it belongs to. */
export interface ChosenLogs {
  readonly categories: readonly string[];
  /** Groups that hold all of these categories: `allLogs`, and where it is documented `audit`. */
  readonly groups: readonly string[];
  /** The service has tables of its own for these logs in a workspace, which a setting can choose. */
  readonly hasOwnTables?: true;
}

/** Ids in lower case, each once. */
export interface LogSinks {
  /** Those that keep the logs in the table `AzureDiagnostics`. */
  readonly workspaces: readonly string[];
  /** Those that keep them in tables of the service: `logAnalyticsDestinationType` is `Dedicated`. */
  readonly dedicatedWorkspaces: readonly string[];
  readonly storageAccounts: readonly string[];
  readonly eventHubs: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Where the diagnostic settings of a resource send these logs. A setting counts where it sends every one of the categories, or a
 * group that holds them; `undefined` where a setting is no setting.
 * https://learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings
 */
export function logSinks(settings: readonly Members[], chosen: ChosenLogs): LogSinks | undefined {
  const read = settings.map(({ properties }) => (isMembers(properties) ? properties : undefined));
  const known = read.filter((properties) => properties !== undefined);
  if (known.length < read.length) return undefined;
  const sending = known.filter(({ logs }) => sends(Array.isArray(logs) ? logs : [], chosen));
  const isOwn = (setting: Members) =>
    chosen.hasOwnTables === true && lowerId(setting.logAnalyticsDestinationType) === 'dedicated';
  return {
    workspaces: idsOf(
      sending.filter((setting) => !isOwn(setting)),
      'workspaceId',
    ),
    dedicatedWorkspaces: idsOf(sending.filter(isOwn), 'workspaceId'),
    storageAccounts: idsOf(sending, 'storageAccountId'),
    eventHubs: idsOf(sending, 'eventHubAuthorizationRuleId'),
  };
}

function sends(logs: readonly unknown[], { categories, groups }: ChosenLogs): boolean {
  const on = logs.filter((log) => isMembers(log) && log.enabled === true) as readonly Members[];
  const names = (member: string) => new Set(on.map((log) => lowerId(log[member])));
  const ofGroup = names('categoryGroup');
  const ofCategory = names('category');
  return (
    groups.some((group) => ofGroup.has(group.toLowerCase())) ||
    categories.every((category) => ofCategory.has(category.toLowerCase()))
  );
}

function idsOf(settings: readonly Members[], member: string): readonly string[] {
  return [...new Set(settings.map((setting) => lowerId(setting[member])).filter(isId))].sort();
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
