import type { Cause } from '../../../../model/cause.ts';
import { callFor, fieldsFrom, shapeListed } from '../../../read/attributes.ts';
import type { CallRef } from '../../../schema.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { inKnownCase, publicNetworkAccess } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { tableRetention } from '../../derive/table-retention.ts';
import { listBodies } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { listInventory } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { dataExportsCall, tablesCall, workspaceEntry, workspaceSchema } from './workspace-schema.ts';

/** Reads the Log Analytics workspaces of a subscription. */
export async function collectWorkspaces(context: Context): Promise<void> {
  await listInventory(context, {
    entry: workspaceEntry,
    shape: shapeWorkspace,
    details: async (row) => [await readStore(context, row)],
  });
}

function shapeWorkspace({ id, name, location, properties }: Row): Body {
  const { features, workspaceCapping, replication, retentionInDays } = properties ?? {};
  const { disableLocalAuth, clusterResourceId } = (features ?? {}) as Body;
  const { enabled, location: replica } = (replication ?? {}) as Body;
  const { dailyQuotaGb } = (workspaceCapping ?? {}) as Body;
  return {
    id: lowerId(id),
    name,
    location: lowerId(location),
    replicaLocation: enabled === true ? lowerId(replica) : null,
    retentionInDays,
    publicNetworkAccessForIngestion: inKnownCase(properties?.publicNetworkAccessForIngestion, publicNetworkAccess),
    publicNetworkAccessForQuery: inKnownCase(properties?.publicNetworkAccessForQuery, publicNetworkAccess),
    disableLocalAuth,
    clusterId: clusterResourceId === undefined || clusterResourceId === '' ? null : lowerId(clusterResourceId),
    // "-1 means unlimited"; so does a workspace that has never had one.
    dailyQuotaGb: dailyQuotaGb === -1 ? null : dailyQuotaGb,
  };
}

/** What keeps the logs: its tables, and the exports that copy some of them. */
async function readStore(context: Context, row: Row): Promise<Shaped> {
  const exports = await readExports(context, row);
  const { fields, listed, call } = await listOf(context, row.id, tablesCall, 'tables?api-version=2022-10-01');
  if (!call || !listed) return exports.shaped;
  const { tables, activityRetentionDays } = fields;
  const found = listed.items.map(({ name, properties }) => {
    const table = (properties ?? {}) as Body;
    return {
      name,
      plan: table.plan,
      ...tableRetention(table, row.properties?.retentionInDays),
      exported: exports.tables.has(name) || (exports.cause ? undefined : false),
    };
  });
  const activity = found.find(({ name }) => name === 'AzureActivity');
  const facts = { ...(activityRetentionDays && { activityRetentionDays }) };
  const shaped = tables ? shapeListed('tables', tables, call, { ...listed, items: found }) : shapeFields({}, {});
  return joinShaped([
    exports.shaped,
    listed.cause && !activity
      ? leaveUnread(Object.keys(facts), listed.cause)
      : shapeFields(facts, { activityRetentionDays: activity?.totalRetentionInDays }, call),
    { ...shaped, unread: { ...shaped.unread, ...ofExports(shaped, exports.cause) } },
  ]);
}

/** Whether a table is exported is told by another call, and not known for another reason. */
function ofExports({ unread }: Shaped, cause: Cause | undefined): Shaped['unread'] {
  const paths = Object.keys(unread).filter((path) => /^tables\[\d+\]\.exported$/.test(path));
  return cause ? Object.fromEntries(paths.map((path) => [path, cause])) : {};
}

interface Exports {
  readonly tables: ReadonlySet<unknown>;
  readonly cause?: Cause;
  readonly shaped: Shaped;
}

async function readExports(context: Context, { id }: Row): Promise<Exports> {
  const { fields, listed, call } = await listOf(context, id, dataExportsCall, 'dataExports?api-version=2020-08-01');
  if (!call || !listed) return { tables: new Set(), shaped: shapeFields({}, {}) };
  const toStorage = listed.items.map(({ properties }) => (properties ?? {}) as Body).filter(isToStorage);
  const accounts = toStorage.map(({ destination }) => lowerId((destination as Body).resourceId));
  const field = fields.exportStorageAccountIds;
  return {
    tables: new Set(toStorage.flatMap(({ tableNames }) => (Array.isArray(tableNames) ? tableNames : []))),
    ...(listed.cause && { cause: listed.cause }),
    shaped: field
      ? shapeListed('exportStorageAccountIds', field, call, { ...listed, items: [...new Set(accounts)] })
      : shapeFields({}, {}),
  };
}

/** A list that belongs to a workspace, if anything it tells is wanted. */
async function listOf(context: Context, id: string, { call: name }: CallRef, path: string) {
  const fields = fieldsFrom(context, workspaceSchema, name);
  const call = callFor(fields, name);
  const listed = call && (await listBodies(context, { call, subject: id, path: `${id}/${path}` }));
  return { fields, call, listed };
}

function isToStorage({ enable, destination }: Body): boolean {
  const { type } = (destination ?? {}) as Body;
  return enable !== false && inKnownCase(type, ['StorageAccount']) === 'StorageAccount';
}
