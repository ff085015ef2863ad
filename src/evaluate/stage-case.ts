import type { Cause } from '../model/cause.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import type { Rule, RuleCase } from '../model/rule.ts';
import type { Listing } from '../model/snapshot.ts';
import { splitPlace, valueAt, withValue } from './edit-facts.ts';
import { isList } from './facts.ts';
import { type Judgement, judge, prepareRule } from './judge.ts';
import { indexListings } from './listings.ts';
import { createLookupIndex } from './lookup-index.ts';

/** The moment embedded tests are judged at. */
export const caseTime = '2026-11-22T00:00:00Z';

const scope = { target: 'case', account: '111122223333', region: 'us-east-1' } as const;

/** One embedded test as a small snapshot: the resource, what its lookups may find, and what was listed. */
export interface Scene {
  readonly resource: Resource;
  /** What its lookups may find. */
  readonly others: readonly Resource[];
  readonly listings: readonly Listing[];
  readonly params: JsonObject;
}

/** Lays out a case: fixtures, then `set`, then `unset`, then `collection`. */
export function stageCase(rule: Rule, ruleCase: RuleCase): Scene {
  const start = (name: string, type: string): Resource => {
    const attributes = rule.tests.fixtures[name] ?? {};
    const id = `${type}/${name}`;
    return { ...scope, type, id, name, observedAt: caseTime, attributes, unread: {}, partial: {} };
  };
  // Two lookups may find the same fixture: it is one resource, changed by what the case says of either.
  const others = new Map<string, Resource>();
  for (const { name, resource: type } of rule.lookups) {
    for (const fixture of [ruleCase.lookups?.[name] ?? []].flat()) {
      const before = others.get(`${type} ${fixture}`) ?? start(fixture, type);
      others.set(`${type} ${fixture}`, editResource(before, ruleCase, name));
    }
  }
  return {
    resource: editResource(start(ruleCase.resource, rule.resource), ruleCase, undefined),
    others: [...others.values()],
    listings: stageListings(rule, ruleCase),
    params: ruleCase.params ?? {},
  };
}

/** A type is listed when the case says what one of its lookups finds, be it nothing; else it was not scanned. */
function stageListings(rule: Rule, { lookups = {}, collection = {} }: RuleCase): readonly Listing[] {
  const listing = (type: string, cause?: Cause): Listing => ({
    ...scope,
    kind: 'listing',
    type,
    complete: cause === undefined,
    ...(cause && { cause }),
  });
  const joined = rule.lookups.flatMap(({ name, resource }) => {
    const cause = collection[`$${name}`];
    return cause || Object.hasOwn(lookups, name) ? [listing(resource, cause)] : [];
  });
  return joined.some(({ type }) => type === rule.resource) ? joined : [listing(rule.resource), ...joined];
}

function editResource(base: Resource, ruleCase: RuleCase, lookup: string | undefined): Resource {
  const { set = {}, unset = [], collection = {} } = ruleCase;
  let resource = base;
  for (const [path, value] of Object.entries(set)) resource = withAttribute(resource, placeFor(path, lookup), value);
  for (const path of unset) resource = withGap(resource, placeFor(path, lookup), { kind: 'not-asked' });
  for (const [path, cause] of Object.entries(collection)) resource = withGap(resource, placeFor(path, lookup), cause);
  return resource;
}

/** The path below the resource it is about; nothing where it is about another one. */
function placeFor(path: string, lookup: string | undefined): string | undefined {
  const [, name, place] = /^\$([^.]+)\.(.*)$/.exec(path) ?? [];
  if (name === undefined) return lookup === undefined && !path.startsWith('$') ? path : undefined;
  return name === lookup || (name === 'resource' && lookup === undefined) ? place : undefined;
}

function withAttribute(resource: Resource, place: string | undefined, value: Json): Resource {
  if (place === undefined) return resource;
  return { ...resource, attributes: withValue(resource.attributes, splitPlace(place), value) };
}

/** A list that is there was not read to its end; anything else was not read. */
function withGap(resource: Resource, place: string | undefined, cause: Cause): Resource {
  if (place === undefined) return resource;
  const steps = splitPlace(place);
  if (isList(valueAt(resource.attributes, steps)) && cause.kind !== 'not-asked') {
    return { ...resource, partial: { ...resource.partial, [place]: cause } };
  }
  const attributes = withValue(resource.attributes, steps, undefined);
  return { ...resource, attributes, unread: { ...resource.unread, [place]: cause } };
}

/** Judges a laid out case by the engine that judges a scan. */
export function judgeScene(rule: Rule, { resource, others, listings, params }: Scene): Judgement {
  const index = createLookupIndex([rule], {});
  if (index.types.has(resource.type)) index.add(resource);
  for (const other of others) index.add(other);
  const { attributes, unread, partial } = resource;
  return judge(prepareRule(rule, params), {
    facts: { label: '', attributes, unread, partial },
    scope: resource,
    source: { index, listings: indexListings(listings) },
    asOf: Date.parse(caseTime),
  });
}
