import { regionName } from '../derive/region-pair.ts';
import type { Body } from '../send/api.ts';

/** One resource as Resource Graph tells it. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly type: string;
  readonly subscriptionId: string;
  /** `japaneast`, `global`, or empty: as resources of any kind are told to lie. */
  readonly location?: string | null;
  readonly kind?: string | null;
  readonly sku?: Body | null;
  readonly identity?: Body | null;
  readonly tags?: Body | null;
  readonly properties?: Body | null;
}

/** `undefined`: the page has no list of rows, so it is not the answer it should be. */
export function rowsOf({ data }: Body): readonly Row[] | undefined {
  return Array.isArray(data) && data.every(isRow) ? data.map(toRow) : undefined;
}

/** Azure writes types and regions in changing ways: `Japan East`, `japaneast`. */
function toRow(row: Row): Row {
  const subscriptionId = row.subscriptionId ?? /^\/subscriptions\/([^/]+)/i.exec(row.id)?.[1] ?? '';
  return { ...row, subscriptionId, type: row.type.toLowerCase(), location: regionName(row.location) ?? null };
}

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, type, subscriptionId = '' } = value as Readonly<Record<string, unknown>>;
  return [id, name, type, subscriptionId].every((text) => typeof text === 'string');
}

/** The token of the next page; `undefined` on the last. */
export function tokenOf({ $skipToken }: Body): string | undefined {
  return typeof $skipToken === 'string' && $skipToken !== '' ? $skipToken : undefined;
}

/** What a page says of rows that do not come, as a code; `count`: of those that came. "true" is a text. */
export function flawOf(page: Body, count: number): string | undefined {
  if (page.subscriptionLimitHit === true) return 'SubscriptionLimitHit';
  if (tokenOf(page) !== undefined) return undefined;
  if (String(page.resultTruncated).toLowerCase() === 'true') return 'ResultTruncated';
  return typeof page.totalRecords === 'number' && count < page.totalRecords ? 'FewerThanTotalRecords' : undefined;
}
