import type { Cause } from '../../../model/cause.ts';
import type { Listed, Reader } from '../../read/read.ts';
import type { CallRef, ResourceSchema } from '../../schema.ts';
import type { Access } from '../connect/access.ts';
import type { Api } from '../send/api.ts';
import type { Row } from './graph-page.ts';
import { queryTable } from './query.ts';
import type { Table } from './table.ts';

/** Where Resource Graph keeps the resources of one of our types. */
export interface InventoryEntry {
  readonly schema: ResourceSchema;
  readonly table: Table;
  /** In lower case: `microsoft.storage/storageaccounts`. */
  readonly type: string;
  /** Which of them, as a condition of KQL on the columns of a row: `name in ('…')`. Absent: all. */
  readonly where?: string;
}

/** What Resource Graph has of one subscription. */
export interface Inventory {
  /**
   * The resources of a type. Whole only where the whole table came, the graph knows the subscription, and the caller may
   * read the type everywhere in it: the graph leaves out in silence what he may not.
   */
  readonly list: (entry: InventoryEntry) => Promise<Listed<Row>>;
}

/** What Resource Graph has of all subscriptions of a target: each table is asked once, whoever needs it first. */
export interface SharedInventory {
  readonly of: (subscription: string, access: Access, reader: Reader) => Inventory;
  /** Asks for all that is wanted. */
  readonly readAll: (reader: Reader) => Promise<void>;
}

export interface InventoryOptions {
  /** What is wanted. */
  readonly entries: readonly InventoryEntry[];
  /** The ids of the subscriptions. */
  readonly subscriptions: readonly string[];
  /** Of the tenant. */
  readonly api: Api;
  /** Only to see what can be read: of each type and subscription its first resource. */
  readonly probe: boolean;
}

/** A table by subscription and type. */
interface Shelf {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly cause?: Cause;
}

/** Tells which subscriptions the graph knows at all. */
const containers: Omit<InventoryEntry, 'schema'> = {
  table: 'resourcecontainers',
  type: 'microsoft.resources/subscriptions',
};

export function createInventory({ entries, subscriptions, api, probe }: InventoryOptions): SharedInventory {
  const wanted = [containers, ...entries];
  const asked = new Map<Table, Promise<Shelf>>();
  const tableOf = (table: Table, reader: Reader): Promise<Shelf> => {
    const own = wanted.filter((entry) => entry.table === table);
    const shelf = asked.get(table) ?? queryTable({ table, entries: own, subscriptions, api }, reader).then(toShelf);
    asked.set(table, shelf);
    return shelf;
  };
  return {
    readAll: async (reader) => {
      const tables = new Set(entries.length === 0 ? [] : wanted.map(({ table }) => table));
      await Promise.all([...tables].map((table) => tableOf(table, reader)));
    },
    of: (subscription, access, reader) => ({
      list: async (entry) => {
        const [known, shelf] = await Promise.all([tableOf(containers.table, reader), tableOf(entry.table, reader)]);
        const items = shelf.rows.get(keyOf(subscription, entry.type)) ?? [];
        const isKnown = known.rows.has(keyOf(subscription, containers.type));
        const cause = whyNotWhole(entry.schema, { shelf, known, isKnown, access });
        return { items: probe ? items.slice(0, 1) : items, ...(cause && { cause }) };
      },
    }),
  };
}

interface Doubt {
  readonly shelf: Shelf;
  readonly known: Shelf;
  readonly isKnown: boolean;
  readonly access: Access;
}

/** Why there may be more than came. */
function whyNotWhole(schema: ResourceSchema, { shelf, known, isKnown, access }: Doubt): Cause | undefined {
  const call = callOf(schema);
  const named = (cause: Cause): Cause => ({ ...cause, permission: call.permission });
  if (shelf.cause) return named(shelf.cause);
  if (known.cause) return named(known.cause);
  if (!isKnown) return { kind: 'not-visible', ...call };
  if (access.cause) return access.cause;
  return access.allows(call.permission) ? undefined : { kind: 'denied', ...call, code: 'NoReadAction' };
}

/** The call that lists a type. */
export function callOf({ type, list }: ResourceSchema): CallRef {
  const [call] = list;
  if (!call) throw new Error(`${type} names no call that lists it`);
  return call;
}

function toShelf({ items, cause }: Listed<Row>): Shelf {
  return {
    rows: Map.groupBy(items, ({ subscriptionId, type }) => keyOf(subscriptionId, type)),
    ...(cause && { cause }),
  };
}

function keyOf(subscription: string, type: string): string {
  return `${subscription.toLowerCase()} ${type.toLowerCase()}`;
}
