import type { CallRef, ResourceSchema } from '../schema.ts';
import { joinShaped, type Shaped, shapeFields } from '../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from './attributes.ts';
import type { ReadContext } from './context.ts';
import type { ListAsk, Listed } from './read.ts';

/** Who a listed resource is. */
export interface Identity {
  /** Its ARN where it has one. */
  readonly id: string;
  readonly name: string;
  /** Where it lives, when not in the context's region. */
  readonly region?: string;
}

/** Resources of one type, and what is asked about each of them. */
interface Resources<Item> {
  readonly schema: ResourceSchema;
  readonly identify: (item: Item) => Identity;
  /** The attributes, by name, that the listing itself gives; absent: the item's own members. Pure. */
  readonly shape?: (item: Item) => Readonly<Record<string, unknown>>;
  /** What further calls give of one resource. */
  readonly details?: (item: Item, identity: Identity) => Promise<readonly Shaped[]>;
}

/** Resources that one list call names. */
export interface ResourceList<Output, Item>
  extends Resources<Item>,
    Pick<ListAsk<Output, Item>, 'send' | 'items' | 'next'> {
  /** One of the schema's list calls. */
  readonly call: string;
}

/** Resources that were listed before, for another type's sake or to be asked about many at a time. */
export interface ListedResources<Item> extends Resources<Item> {
  /** The call that gave them. */
  readonly call: CallRef;
  readonly listed: Listed<Item>;
}

/** How many resources of one list are read at a time: enough to keep the target's requests in flight, few enough for memory. */
const atATime = 64;

/** Lists the resources of a type, if anything of it is wanted, reads each and reports them and the listing. */
export async function listResources<Output, Item>(
  context: ReadContext,
  list: ResourceList<Output, Item>,
): Promise<void> {
  const { call: name, send, items, next, ...resources } = list;
  if (!isWanted(context, list.schema)) return;
  const call = listCall(list.schema, name);
  const listed = await context.reader.readPages({ call, send, items, next });
  await reportListed(context, { ...resources, call, listed });
}

/** Reads each of the listed resources, if anything of their type is wanted, and reports them and the listing. */
export async function reportListed<Item>(context: ReadContext, resources: ListedResources<Item>): Promise<void> {
  const { schema, call, listed } = resources;
  if (!isWanted(context, schema)) return;
  const fields = listedFields(context, schema);
  await forEachAtMost(atATime, listed.items, async (item) => {
    const identity = resources.identify(item);
    const own = shapeFields(fields, resources.shape?.(item) ?? item, call);
    const details = (await resources.details?.(item, identity)) ?? [];
    reportResource(context, { schema, ...identity, shaped: joinShaped([own, ...details]) });
  });
  reportListing(context, schema, listed.cause);
}

/** One of a parent's children. */
export interface Child<Parent, Item> {
  readonly parent: Parent;
  readonly item: Item;
}

/** What each of many parents has of a kind, so many parents at a time: whole where their list and each of these is. */
export async function listChildren<Parent, Item>(
  most: number,
  parents: Listed<Parent>,
  list: (parent: Parent) => Promise<Listed<Item>>,
): Promise<Listed<Child<Parent, Item>>> {
  const items: Child<Parent, Item>[] = [];
  let { cause } = parents;
  await forEachAtMost(most, parents.items, async (parent) => {
    const listed = await list(parent);
    for (const item of listed.items) items.push({ parent, item });
    cause ??= listed.cause;
  });
  return { items, ...(cause && { cause }) };
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
