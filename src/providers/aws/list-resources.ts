import type { ResourceSchema } from '../schema.ts';
import { joinShaped, type Shaped, shapeFields } from '../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from './attributes.ts';
import type { Context } from './collector.ts';
import type { ListAsk } from './read.ts';

/** Who a listed resource is. */
export interface Identity {
  /** Its ARN where it has one. */
  readonly id: string;
  readonly name: string;
  /** Where it lives, when not in the context's region. */
  readonly region?: string;
}

/** Resources that one list call names, and what is asked about each of them. */
export interface ResourceList<Output, Item> extends Pick<ListAsk<Output, Item>, 'send' | 'items' | 'next'> {
  readonly schema: ResourceSchema;
  /** One of the schema's list calls. */
  readonly call: string;
  readonly identify: (item: Item) => Identity;
  /** The attributes, by name, that the listing itself gives; absent: the item's own members. Pure. */
  readonly shape?: (item: Item) => Readonly<Record<string, unknown>>;
  /** What further calls give of one resource. */
  readonly details?: (item: Item, identity: Identity) => Promise<readonly Shaped[]>;
}

/** How many resources of one list are read at a time: enough to keep the target's requests in flight, few enough for memory. */
const atATime = 64;

/** Lists the resources of a type, if anything of it is wanted, reads each and reports them and the listing. */
export async function listResources<Output, Item>(context: Context, list: ResourceList<Output, Item>): Promise<void> {
  const { schema, call, send, items, next } = list;
  if (!isWanted(context, schema)) return;
  const ref = listCall(schema, call);
  const listed = await context.reader.readPages({ call: ref, send, items, next });
  const fields = listedFields(context, schema);
  await forEachAtMost(atATime, listed.items, async (item) => {
    const identity = list.identify(item);
    const own = shapeFields(fields, list.shape?.(item) ?? item, ref);
    const details = (await list.details?.(item, identity)) ?? [];
    reportResource(context, { schema, ...identity, shaped: joinShaped([own, ...details]) });
  });
  reportListing(context, schema, listed.cause);
}

/** Works on every item, so many at a time, in their order. */
export async function forEachAtMost<Item>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    // The iterator is shared: each worker takes the next item that nobody has.
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}
