import type { Cause } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { DataSetRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { Listing } from '../../model/snapshot.ts';
import { compareText } from '../../text/order.ts';
import type { Found, Wanted } from '../provider.ts';
import { storeTypes, taggingType } from '../store-types.ts';
import { readCalls } from './calls.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A data store that was scanned. */
export interface Store {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Why they are not known; absent where nothing is chosen by a tag. */
  readonly tags?: readonly Tag[] | Cause;
}

/** The data stores of other targets, in the order of their ids, and why there may be more. */
export interface Stores {
  readonly stores: readonly Store[];
  readonly gap?: Cause;
}

/** Nothing was scanned that the data could lie in. */
export const noTarget: Cause = { kind: 'not-visible', ...readCalls.dataSets, code: 'no-target' };

/** What was asked of other targets. */
export interface Asked {
  readonly targets: readonly string[];
  readonly wanted: Wanted;
  readonly byTag: boolean;
}

/** Whether any of the data sets is found by a tag. */
export function selectsByTag(sets: readonly DataSetRecord[]): boolean {
  return sets.some(({ stores }) => stores.some((selector) => 'tag' in selector));
}

/** The data stores among what other targets turned out to hold. */
export function findStores(asked: Asked, found: Found): Stores {
  const tags = indexTags(found);
  const stores = new Map<string, Store>();
  for (const resource of found.resources) {
    const { type, name, region } = resource;
    if (!storeTypes.has(type)) continue;
    // Azure tells ids in changing case: its own attribute `id`, which a rule looks a store up by, is in lower case.
    const id = type.startsWith('azure/') ? resource.id.toLowerCase() : resource.id;
    const store: Store = { type, id, name, region, ...(asked.byTag && { tags: tags(resource) }) };
    // Two targets may be of one account.
    if (!Array.isArray(stores.get(id)?.tags)) stores.set(id, store);
  }
  const gap = findGap(asked, found.listings);
  return { stores: [...stores.values()].sort((a, b) => compareText(a.id, b.id)), ...(gap && { gap }) };
}

/** A list that did not end or was not asked for, or a target that was not scanned. */
function findGap({ targets, wanted }: Asked, listings: readonly Listing[]): Cause | undefined {
  const ofStores = listings.filter(({ type }) => storeTypes.has(type));
  const cut = ofStores.find(({ complete }) => !complete);
  if (cut) return cut.cause ?? { kind: 'interrupted' };
  const asked = targets.map((target) => new Set(ofStores.flatMap((one) => (one.target === target ? [one.type] : []))));
  if (asked.length === 0 || asked.some((own) => own.size === 0)) return noTarget;
  const whole = asked.every((own) => {
    const [provider] = [...own][0]?.split('/') ?? [];
    const types = [...storeTypes.keys()].filter((type) => type.startsWith(`${provider}/`));
    return types.every((type) => wanted.has(type) && own.has(type));
  });
  return whole ? undefined : { kind: 'not-asked' };
}

/** The tags of a resource: its own list, or what its region tells of it. */
function indexTags({ resources, listings }: Found): (resource: Resource) => readonly Tag[] | Cause {
  const told = new Map<string, Resource>();
  for (const resource of resources) {
    const arn = resource.attributes.ResourceARN;
    if (resource.type === taggingType && typeof arn === 'string') told.set(arn, resource);
  }
  const regions = new Map<string, Listing>();
  for (const listing of listings) if (listing.type === taggingType) regions.set(keyOf(listing), listing);
  return (resource) => {
    const own = storeTypes.get(resource.type);
    if (own) return readTags(resource, own);
    const tagging = told.get(resource.id);
    if (tagging) return readTags(tagging, { attribute: 'Tags', key: 'Key', value: 'Value' });
    const listing = regions.get(keyOf(resource));
    if (listing === undefined) return { kind: 'not-asked' };
    // What is not told of was never tagged.
    return listing.complete ? [] : (listing.cause ?? { kind: 'interrupted' });
  };
}

function keyOf({ target, account, region }: Scope): string {
  return JSON.stringify([target, account, region]);
}

function readTags(
  { attributes, unread, partial }: Resource,
  { attribute, key, value }: { readonly attribute: string; readonly key: string; readonly value: string },
): readonly Tag[] | Cause {
  const [cause] = Object.values({ ...unread, ...partial });
  if (cause) return cause;
  const list = attributes[attribute];
  if (!Array.isArray(list)) return { kind: 'schema-mismatch' };
  return list.map((item) => ({ key: textOf(item, key), value: textOf(item, value) }));
}

/** A tag may have no value. */
function textOf(item: Json, name: string): string {
  const value = typeof item === 'object' && item !== null && !Array.isArray(item) ? Object(item)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
