import type { Cause } from '../model/cause.ts';
import type { Json } from '../model/json.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { Lookup, Rule } from '../model/rule.ts';
import { compareText } from '../text/order.ts';
import { unreadCause } from './causes.ts';
import type { Facts } from './facts.ts';
import { compareScopes } from './listings.ts';

/** The resources that lookups may join, with only the attributes the rules read. */
export interface LookupIndex {
  /** Resource types that a lookup names; no other has to be added. */
  readonly types: ReadonlySet<string>;
  add(resource: Resource): void;
  /** Resources whose attributes have these values, in order of id; a list holds alternatives. */
  find(lookup: Lookup, values: readonly (readonly Json[])[]): Found;
}

/** `doubt`: a resource whose own key was not read may be one of them too. */
export interface Found {
  readonly resources: readonly Joinable[];
  readonly doubt?: Cause;
}

export interface Joinable extends Scope {
  readonly id: string;
  readonly facts: Facts;
}

/** Resources of one type by the values of one set of attributes. */
interface KeyIndex {
  readonly keys: readonly string[];
  readonly byKey: Map<string, Joinable[]>;
  /** The kinds of value seen at each key. */
  readonly kinds: readonly Set<string>[];
  doubt?: Cause;
}

/** Most combinations of values one lookup tries. */
const combinationLimit = 10_000;

/** An empty index for the lookups of these rules. `asked` is what the snapshot asked for, by resource type. */
export function createLookupIndex(
  rules: readonly Rule[],
  asked: Readonly<Record<string, readonly string[]>>,
): LookupIndex {
  const shapes = new Map<string, { readonly reads: Set<string>; readonly indexes: Map<string, KeyIndex> }>();
  for (const rule of rules) {
    for (const lookup of rule.lookups) {
      const shape = shapes.get(lookup.resource) ?? { reads: new Set(), indexes: new Map() };
      shapes.set(lookup.resource, shape);
      for (const attribute of rule.reads[lookup.resource] ?? []) shape.reads.add(attribute);
      const keys = Object.keys(lookup.match);
      for (const key of keys) shape.reads.add(key);
      shape.indexes.set(nameOf(keys), { keys, byKey: new Map(), kinds: keys.map(() => new Set()) });
    }
  }
  const askedOf = new Map(Object.entries(asked).map(([type, attributes]) => [type, new Set(attributes)]));

  return {
    types: new Set(shapes.keys()),
    add(resource) {
      const shape = shapes.get(resource.type);
      if (!shape) return;
      const facts = project(resource, shape.reads, askedOf.get(resource.type));
      const { target, account, region, id } = resource;
      for (const index of shape.indexes.values()) insert(index, { target, account, region, id, facts });
    },
    find(lookup, values) {
      const index = shapes.get(lookup.resource)?.indexes.get(nameOf(Object.keys(lookup.match)));
      return index ? search(index, values) : { resources: [] };
    },
  };
}

function nameOf(keys: readonly string[]): string {
  return JSON.stringify(keys);
}

function project(resource: Resource, reads: ReadonlySet<string>, asked: ReadonlySet<string> | undefined): Facts {
  const keep = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([path]) => reads.has(/^[^.[]*/.exec(path)?.[0] ?? path)));
  return {
    label: '',
    attributes: keep(resource.attributes),
    unread: keep(resource.unread),
    partial: keep(resource.partial),
    ...(asked && { asked }),
  };
}

function insert(index: KeyIndex, joinable: Joinable): void {
  const values: Json[] = [];
  for (const key of index.keys) {
    const { attributes } = joinable.facts;
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (value === undefined || (typeof value === 'object' && value !== null)) {
      index.doubt ??= unreadCause(joinable.facts, key);
      return;
    }
    if (value === null) return;
    values.push(value);
  }
  for (const [position, value] of values.entries()) index.kinds[position]?.add(typeof value);
  const key = JSON.stringify(values);
  const found = index.byKey.get(key);
  if (found) found.push(joinable);
  else index.byKey.set(key, [joinable]);
}

function search(index: KeyIndex, values: readonly (readonly Json[])[]): Found {
  const combinations = values.reduce((product, { length }) => product * length, 1);
  if (combinations > combinationLimit) return { resources: [], doubt: { kind: 'budget' } };
  const keys = values.reduce<readonly (readonly Json[])[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => [...head, tail])),
    [[]],
  );
  const found = new Set(keys.flatMap((key) => index.byKey.get(JSON.stringify(key)) ?? []));
  const resources = [...found].sort((a, b) => compareText(a.id, b.id) || compareScopes(a, b));
  const doubt = index.doubt ?? (isOfOtherKind(index, values) ? ({ kind: 'schema-mismatch' } as const) : undefined);
  return { resources, ...(doubt && { doubt }) };
}

/** A key of another kind than what is looked for is not what its schema says, so it could be any. */
function isOfOtherKind({ kinds }: KeyIndex, values: readonly (readonly Json[])[]): boolean {
  return values.some((alternatives, position) =>
    alternatives.some((value) => [...(kinds[position] ?? [])].some((kind) => kind !== typeof value)),
  );
}
