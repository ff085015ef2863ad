import type { Cause } from '../../../../model/cause.ts';
import { isWanted, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import { joinShaped, leaveUnread, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { type ActivityLogExport, activityLogCategories, exportOf } from '../../derive/activity-log-export.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import { diagnosticSettingsCall as call } from '../../read/diagnostic-settings.ts';
import type { Body } from '../../send/api.ts';
import { categorySchema, settingSchema } from './activity-log-schema.ts';

/** Reads where the activity log of a subscription goes: by setting, and by category. One call tells both. */
export async function collectActivityLog(context: Context): Promise<void> {
  if (!isWanted(context, categorySchema) && !isWanted(context, settingSchema)) return;
  const { account } = context.scope;
  const listed = await listBodies(context, {
    call,
    path: `/subscriptions/${account}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
  });
  await reportListed(context, {
    schema: settingSchema,
    call,
    listed,
    identify: ({ name }) => ({ id: `${settingSchema.type}/${account}/${String(name)}`, name: String(name) }),
    shape: (setting) => shapeSetting(setting, account),
  });
  reportCategories(context, listed);
}

function shapeSetting({ name, properties }: Body, subscriptionId: string): Body {
  const { workspaceId, storageAccountId } = (properties ?? {}) as Body;
  const account = idOrNull(storageAccountId);
  return {
    subscriptionId,
    name,
    workspaceId: idOrNull(workspaceId),
    storageAccountId: account,
    storageContainerId: typeof account === 'string' ? containerOf(account) : account,
  };
}

/** Azure names the container itself. https://learn.microsoft.com/azure/azure-monitor/platform/activity-log#send-to-azure-storage */
function containerOf(account: string): string {
  return `${account}/blobservices/default/containers/insights-activity-logs`;
}

/** A sink that is not used is left out, null or empty. */
function idOrNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : lowerId(value);
}

/** Every subscription has all categories; what is not known of the settings is not known of any. */
function reportCategories(context: Context, { items, cause }: Listed<Body>): void {
  if (!isWanted(context, categorySchema)) return;
  const { account } = context.scope;
  const isUnknown = cause !== undefined && items.length === 0;
  for (const category of isUnknown ? [] : activityLogCategories) {
    const found = exportOf(items, category);
    const doubt =
      cause ?? (found?.isOpen === true ? { kind: 'not-visible', ...call, code: 'CategoryGroup' } : undefined);
    reportResource(context, {
      schema: categorySchema,
      id: `${categorySchema.type}/${account}/${category}`,
      name: category,
      shaped: shapeCategory(context, { category, found, ...(doubt && { doubt: doubt as Cause }) }),
    });
  }
  reportListing(context, categorySchema, cause);
}

interface Category {
  readonly category: string;
  readonly found: ActivityLogExport | undefined;
  /** Why there may be more sinks than were found. */
  readonly doubt?: Cause;
}

function shapeCategory(context: Context, { category, found, doubt }: Category) {
  const fields = listedFields(context, categorySchema);
  const { workspaceIds, storageAccountIds, otherSinks } = found ?? {};
  const exported = found && [workspaceIds, storageAccountIds, otherSinks].some((sinks) => sinks && sinks.length > 0);
  const isElsewhere = doubt !== undefined || otherSinks === undefined || otherSinks.length > 0;
  const shaped = shapeFields(
    fields,
    {
      subscriptionId: context.scope.account,
      category,
      exported: doubt && exported === false ? undefined : exported,
      workspaceIds,
      storageContainerIds: storageAccountIds?.map(containerOf),
      keptElsewhere: isElsewhere ? undefined : false,
    },
    call,
  );
  const partial = doubt
    ? Object.fromEntries(
        ['workspaceIds', 'storageContainerIds'].filter((name) => fields[name]).map((name) => [name, doubt]),
      )
    : {};
  const notVisible = leaveUnread(isElsewhere && found && fields.keptElsewhere ? ['keptElsewhere'] : [], {
    kind: 'not-visible',
    ...call,
  });
  return joinShaped([{ ...shaped, partial: { ...shaped.partial, ...partial } }, notVisible]);
}
