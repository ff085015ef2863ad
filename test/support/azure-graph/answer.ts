import type { AzureRequest } from '../azure-request.ts';
import type { AzureWorld } from '../azure-world.ts';
import type { GraphRow } from './condition.ts';
import { readQuery } from './read-query.ts';
import { mayRead } from './visible.ts';

/** A status, and the body that goes with it. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Page {
  readonly at: number;
  readonly query: unknown;
}

/** Answers as Resource Graph does: rows of these subscriptions that the caller may see, so many at a time. */
export function answerQuery(world: AzureWorld, { body = {} }: AzureRequest): JsonAnswer {
  const {
    query,
    subscriptions,
    options = {},
  } = body as {
    readonly query?: unknown;
    readonly subscriptions?: readonly string[];
    readonly options?: Readonly<Record<string, unknown>>;
  };
  const { $top = 100, $skipToken, resultFormat = 'objectArray' } = options;
  if (typeof $top !== 'number' || $top < 1 || $top > 1000) return refuse('InvalidTop', String($top));
  if (resultFormat !== 'objectArray') return refuse('InvalidResultFormat', String(resultFormat));
  if (!Array.isArray(subscriptions) || subscriptions.length === 0 || subscriptions.length > 1000)
    return refuse('InvalidSubscriptions', 'from 1 to 1000 of them');
  const page = $skipToken === undefined ? { at: 0, query } : readToken(String($skipToken));
  if (page === undefined || page.query !== query) return refuse('InvalidSkipToken', 'it is of another query');
  try {
    const rows = selectOnce(world, String(query), subscriptions);
    const data = rows.slice(page.at, page.at + $top);
    const end = page.at + data.length;
    const more = end < rows.length;
    return {
      status: 200,
      body: {
        totalRecords: rows.length,
        count: data.length,
        data,
        facets: [],
        resultTruncated: String(more),
        ...(more && { $skipToken: writeToken({ at: end, query }) }),
      },
    };
  } catch (error) {
    return refuse('InvalidQuery', error instanceof Error ? error.message : String(error));
  }
}

const selected = new WeakMap<AzureWorld, Map<string, readonly GraphRow[]>>();

/** The pages of a query are of one selection. */
function selectOnce(world: AzureWorld, query: string, subscriptions: readonly string[]): readonly GraphRow[] {
  const known = selected.get(world) ?? new Map<string, readonly GraphRow[]>();
  selected.set(world, known);
  const key = JSON.stringify([query, subscriptions]);
  const rows = known.get(key) ?? select(world, query, subscriptions);
  known.set(key, rows);
  return rows;
}

function select(world: AzureWorld, text: string, subscriptions: readonly string[]): readonly GraphRow[] {
  const { table, where, columns } = readQuery(text);
  const asked = new Set(subscriptions.map((id) => id.toLowerCase()));
  const visible = new Map<string, boolean>();
  const isVisible = (row: GraphRow): boolean => {
    const key = `${row.subscriptionId} ${row.type}`;
    const known = visible.get(key) ?? mayRead(world, row);
    visible.set(key, known);
    return known;
  };
  return world.rows
    .filter((one) => one.table === table && asked.has(String(one.row.subscriptionId).toLowerCase()))
    .map(({ row }) => row)
    .filter((row) => where(row) && isVisible(row))
    .map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? nothing(name)])))
    .sort((a, b) => (String(a.id).toLowerCase() < String(b.id).toLowerCase() ? -1 : 1));
}

/** A text that is not there is empty. */
function nothing(column: string): '' | null {
  return ['kind', 'location', 'name'].includes(column) ? '' : null;
}

function refuse(code: string, message: string): JsonAnswer {
  const details = [{ code, message }];
  return { status: 400, body: { error: { code: 'BadRequest', message: 'Please provide below info', details } } };
}

function writeToken(page: Page): string {
  return Buffer.from(JSON.stringify(page)).toString('base64url');
}

function readToken(token: string): Page | undefined {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as Page;
  } catch {
    return undefined;
  }
}
