import type { Listed, Reader } from '../../read/read.ts';
import type { Send } from '../../send/transport.ts';
import type { Api, Body } from '../send/api.ts';
import { AzureError } from '../send/azure-error.ts';
import { flawOf, type Row, rowsOf, tokenOf } from './graph-page.ts';
import type { InventoryEntry } from './inventory.ts';
import { type Table, tables } from './table.ts';

/** https://learn.microsoft.com/rest/api/azureresourcegraph/resourcegraph/resources/resources */
const path = '/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';

/** "The value can range from 1 to 1000": `$top`. */
const most = 1000;

/** An answer over 16 MB is refused, so less is asked for at a time; but not less than this. */
const least = 25;

/** As many as one query takes. https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language#query-scope */
const subscriptionsAtATime = 1000;

export interface Query {
  readonly table: Table;
  readonly entries: readonly Pick<InventoryEntry, 'type' | 'where'>[];
  readonly subscriptions: readonly string[];
  readonly api: Api;
}

/** Every resource of these types in these subscriptions, ordered by id, so that pages follow on one another. */
export async function queryTable(query: Query, reader: Reader): Promise<Listed<Row>> {
  const rows = new Map<string, Row>();
  for (let at = 0; at < query.subscriptions.length; at += subscriptionsAtATime) {
    const subscriptions = query.subscriptions.slice(at, at + subscriptionsAtATime);
    const { items, cause } = await queryPages({ ...query, subscriptions }, reader);
    // What changes while it is listed may come twice.
    for (const row of items) rows.set(row.id.toLowerCase(), row);
    if (cause) return { items: [...rows.values()], cause };
  }
  return { items: [...rows.values()] };
}

function queryPages({ table, entries, subscriptions, api }: Query, reader: Reader): Promise<Listed<Row>> {
  const kql = writeQuery(table, entries);
  let top = most;
  let count = 0;
  const ask = async (token: string | undefined, options: Parameters<Send<Body>>[0]): Promise<Body> => {
    for (;;) {
      const body = { subscriptions, query: kql, options: pageOptions(top, token) };
      try {
        return await api.post(path, body)(options);
      } catch (error) {
        const isTooLarge = error instanceof AzureError && error.code === 'ResponsePayloadTooLarge';
        if (!isTooLarge || top <= least) throw error;
        top = Math.max(least, Math.floor(top / 4));
      }
    }
  };
  return reader.readPages({
    call: { call: `resourcegraph:${table}`, permission: '-' },
    whole: true,
    send: ask,
    items: (page: Body) => {
      const rows = rowsOf(page);
      count += rows?.length ?? 0;
      return rows;
    },
    next: tokenOf,
    flaw: (page) => flawOf(page, count),
  });
}

function pageOptions(top: number, token: string | undefined): Body {
  return { resultFormat: 'objectArray', $top: top, ...(token !== undefined && { $skipToken: token }) };
}

/** Our own words alone go into it, so nothing has to be quoted. */
export function writeQuery(table: Table, entries: Query['entries']): string {
  const plain = entries.filter(({ where }) => where === undefined).map(({ type }) => `'${type}'`);
  const narrowed = entries.flatMap(({ type, where }) =>
    where === undefined ? [] : [`(type =~ '${type}' and ${where})`],
  );
  // What hangs on one resource may be several types of ours.
  const types = [...new Set(plain)].sort();
  const terms = [...(types.length > 0 ? [`type in~ (${types.join(', ')})`] : []), ...new Set(narrowed.sort())];
  return `${table} | where ${terms.join(' or ')} | project ${tables[table].join(', ')} | order by id asc`;
}
