import type { Cause } from '../../model/cause.ts';
import type { JsonObject } from '../../model/json.ts';
import type { DataSetRecord } from '../../model/records.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import { dataSetSchema, dataStoreSchema } from './data-schema.ts';
import { daysOf } from './days.ts';
import type { Store, Stores } from './found-stores.ts';
import { isDoubt, type Matches } from './match-stores.ts';
import { holdsPhi } from './phi.ts';
import { countryOf } from './region-countries.ts';
import type { RegisterAnswer } from './register-answer.ts';
import { toResource } from './to-resource.ts';

/** Data sets, data stores, and what they have to do with each other. */
export interface MatchedData {
  readonly dataSets: RegisterAnswer<DataSetRecord>;
  readonly found: Stores;
  readonly matches: Matches;
}

/**
 * The data sets, each with the stores it lies in. One that is found is enough to say that there are some; that there are none, only
 * whole lists tell.
 */
export function describeDataSets(
  { dataSets: { observedAt, records }, found: { gap }, matches }: MatchedData,
  scope: Scope,
): readonly Resource[] {
  return records.map((set) => {
    const own = matches.ofSet(set);
    const found = own.flatMap(({ store, match }) => (match === true ? [store] : []));
    const cause = gap ?? own.map(({ match }) => match).find(isDoubt);
    const resource = toResource(scope, {
      type: dataSetSchema.type,
      key: set.name,
      observedAt,
      attributes: {
        ...describeSet(set),
        StoreTypes: distinct(found.map(({ type }) => type)),
        Matches: found.length > 0 ? found.length : (cause ?? 0),
      },
    });
    return cause ? { ...resource, partial: { StoreTypes: cause } } : resource;
  });
}

function describeSet(set: DataSetRecord): JsonObject {
  return {
    Name: set.name,
    Classification: set.classification,
    HoldsPhi: holdsPhi(set),
    Environment: set.environment,
    Tokenised: set.tokenised ?? null,
    RetentionDays: set.retention ? daysOf(set.retention) : null,
    Residency: set.residency ?? null,
    Selectors: set.stores.length,
    Place: set.place,
  };
}

/** The data stores, each with what lies in it. */
export function describeStores(
  { dataSets: { observedAt }, found: { stores }, matches }: MatchedData,
  scope: Scope,
): readonly Resource[] {
  return stores.map((store) => {
    const own = matches.ofStore(store);
    const inside = own.flatMap(({ set, match }) => (match === true ? [set] : []));
    const possible = own.flatMap(({ set, match }) => (isDoubt(match) ? [{ set, cause: match }] : []));
    const told: Told = { attributes: {}, unread: {}, partial: {} };
    tellLists(told, inside, possible);
    tell(told, 'HoldsPhi', inside.some(holdsPhi) || causeIn(possible, holdsPhi) || false);
    tell(told, 'Classified', inside.length > 0 || causeIn(possible, () => true) || false);
    tell(told, 'ResidencyKept', residencyOf(store, inside, possible));
    const { type: ResourceType, id: ResourceId, name: ResourceName, region: Region } = store;
    const resource = toResource(scope, {
      type: dataStoreSchema.type,
      key: ResourceId,
      name: ResourceName,
      observedAt,
      attributes: { ResourceId, ResourceName, ResourceType, Region, ...told.attributes },
    });
    return { ...resource, unread: told.unread, partial: told.partial };
  });
}

interface Told {
  readonly attributes: Record<string, JsonObject[string]>;
  readonly unread: Record<string, Cause>;
  readonly partial: Record<string, Cause>;
}

/** A data set that may lie in a store, and why that is not known. */
interface Possible {
  readonly set: DataSetRecord;
  readonly cause: Cause;
}

function causeIn(possible: readonly Possible[], counts: (set: DataSetRecord) => boolean): Cause | undefined {
  return possible.find(({ set }) => counts(set))?.cause;
}

function tell({ attributes, unread }: Told, name: string, value: boolean | null | Cause): void {
  if (typeof value === 'object' && value !== null) unread[name] = value;
  else attributes[name] = value;
}

function tellLists({ attributes, partial }: Told, inside: readonly DataSetRecord[], possible: readonly Possible[]) {
  attributes.DataSets = distinct(inside.map(({ name }) => name));
  attributes.Environments = distinct(inside.map(({ environment }) => environment));
  const [first] = possible;
  if (first) for (const name of ['DataSets', 'Environments']) partial[name] = first.cause;
}

/** Whether the store lies where each of its data sets may; `null`: none of them says. */
function residencyOf(
  { region }: Store,
  inside: readonly DataSetRecord[],
  possible: readonly Possible[],
): boolean | null | Cause {
  const country = countryOf(region);
  const asking = inside.flatMap(({ residency }) => (residency ? [residency] : []));
  const kept = asking.map((places): boolean | Cause => {
    if (places.includes(region)) return true;
    if (country !== undefined) return places.includes(country);
    // Where a region lies that is not known, or is none, cannot be told; that it is none of the regions named, can.
    return places.some((place) => /^[A-Z]{2}$/.test(place)) ? { kind: 'schema-mismatch' } : false;
  });
  if (kept.includes(false)) return false;
  const doubt = kept.find(isDoubt) ?? causeIn(possible, ({ residency }) => residency !== undefined);
  return doubt ?? (asking.length > 0 ? true : null);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
