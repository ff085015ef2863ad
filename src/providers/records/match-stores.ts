import type { Cause } from '../../model/cause.ts';
import type { DataSetRecord, StoreSelector } from '../../model/records.ts';
import { globMatcher, isGlob } from '../../text/glob.ts';
import type { Store } from './found-stores.ts';

/** A data set that lies in a store, or a cause: whether it does is not known. */
export interface Match {
  readonly set: DataSetRecord;
  readonly store: Store;
  readonly match: true | Cause;
}

/** Which data sets and stores have to do with each other; those that have not are not listed. */
export interface Matches {
  /** Those of a data set, what is certain first. */
  ofSet(set: DataSetRecord): readonly Match[];
  /** Those of a store, in the order of the data sets. */
  ofStore(store: Store): readonly Match[];
}

/** Matches data sets with stores. A store is chosen by any selector of the data set. */
export function matchStores(sets: readonly DataSetRecord[], stores: readonly Store[]): Matches {
  const { find, doubtful } = indexStores(stores);
  const bySet = new Map<DataSetRecord, readonly Match[]>();
  const byStore = new Map<Store, Match[]>(stores.map((store) => [store, []]));
  for (const set of sets) {
    const inside = new Set(set.stores.flatMap(find));
    const asksTags = set.stores.some((selector) => 'tag' in selector);
    const matches = [
      ...[...inside].map((store): Match => ({ set, store, match: true })),
      ...(asksTags ? doubtful : []).flatMap(({ store, cause }): readonly Match[] =>
        inside.has(store) ? [] : [{ set, store, match: cause }],
      ),
    ];
    bySet.set(set, matches);
    for (const match of matches) byStore.get(match.store)?.push(match);
  }
  return { ofSet: (set) => bySet.get(set) ?? [], ofStore: (store) => byStore.get(store) ?? [] };
}

export function isDoubt(match: boolean | Cause): match is Cause {
  return typeof match === 'object';
}

interface Index {
  /** The stores that are certainly chosen. */
  find(selector: StoreSelector): readonly Store[];
  /** Those that a tag may choose. */
  readonly doubtful: readonly { readonly store: Store; readonly cause: Cause }[];
}

/** Azure compares ids and the names of tags without regard to case; ours of it are in lower case. */
const folds = [(text: string) => text, (text: string) => text.toLowerCase()] as const;

/** The stores by what selectors name: each glob alone has to be held against every store. */
function indexStores(stores: readonly Store[]): Index {
  const [own, ofAzure] = folds.map((fold, index) => {
    const some = stores.filter(({ type }) => Number(type.startsWith('azure/')) === index);
    const named = some.map((store) => ({ store, texts: [...new Set([store.id, store.name].map(fold))] }));
    const byText = group(named.flatMap(({ store, texts }) => texts.map((text) => [text, store] as const)));
    const byTag = group(
      some.flatMap((store) =>
        tagsOf(store).map(({ key, value }) => [JSON.stringify([fold(key), value]), store] as const),
      ),
    );
    return (selector: StoreSelector): readonly Store[] => {
      if ('tag' in selector) return byTag.get(JSON.stringify([fold(selector.tag.key), selector.tag.value])) ?? [];
      const wanted = fold(selector.id);
      if (!isGlob(wanted)) return byText.get(wanted) ?? [];
      const matches = globMatcher(wanted);
      return named.filter(({ texts }) => texts.some(matches)).map(({ store }) => store);
    };
  });
  return {
    find: (selector) => [...(own?.(selector) ?? []), ...(ofAzure?.(selector) ?? [])],
    doubtful: stores.flatMap((store) => {
      const { tags = { kind: 'not-asked' } } = store;
      return 'kind' in tags ? [{ store, cause: tags }] : [];
    }),
  };
}

function tagsOf({ tags }: Store) {
  return tags === undefined || 'kind' in tags ? [] : tags;
}

function group<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = groups.get(key);
    if (list) list.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
