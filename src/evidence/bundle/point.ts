import type { Fact } from '../../judge.ts';
import type { EvidencePointer, RecordPlace } from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { Observed, ResourceRef, Result } from '../../model/result.ts';
import { compareText } from '../../text/order.ts';
import { settle } from './place.ts';

/** Knows where the facts stand that results of other resources lean on. */
export interface PointerIndex {
  /** Notes a fact; `joinable` are the resource types that lookups join. */
  note(fact: Fact): void;
  /** The records that a result was judged from, the resource's own first. */
  pointersOf(result: Result, own: OwnRecord | undefined): readonly EvidencePointer[];
}

/** The resource that a result is about, and where it stands where that is kept. */
export interface OwnRecord {
  readonly line: Pick<Resource, 'attributes'>;
  readonly place?: RecordPlace;
}

/** A resource that lookups may join; a provider that lists one twice leaves open which of the two it was. */
interface Joinable {
  readonly place: RecordPlace;
  readonly isAlone: boolean;
}

/** Failed calls that one result points to at most. */
const callLimit = 10;

export function indexPlaces(joinable: ReadonlySet<string>): PointerIndex {
  const resources = new Map<string, Joinable>();
  const listings = new Map<string, RecordPlace>();
  const failed = new Map<string, RecordPlace[]>();
  return {
    note({ line, place }) {
      if (!place) return;
      if (line.kind === 'resource') {
        if (!joinable.has(line.type)) return;
        const key = keyOf(line, line.type, line.id);
        resources.set(key, { place: settle(place), isAlone: !resources.has(key) });
      } else if (line.kind === 'listing') listings.set(keyOf(line, line.type), settle(place));
      else if (line.kind === 'call' && line.outcome === 'failed') {
        const key = keyOf(line, line.call);
        const places = failed.get(key);
        if (places) places.push(settle(place));
        else failed.set(key, [settle(place)]);
      }
    },
    pointersOf(result, own) {
      const { resource, cause } = result;
      const listing = own ? undefined : listings.get(keyOf(resource, resource.type));
      const calls = cause?.call ? (failed.get(keyOf(resource, cause.call)) ?? []) : [];
      return [
        ...(own?.place ? [point(own.place, readPointers(result.observed, '', own.line.attributes))] : []),
        ...(listing ? [point(listing, [])] : []),
        ...calls.slice(0, callLimit).map((place) => point(place, [])),
        ...pointJoined(result, resources),
      ];
    },
  };
}

function pointJoined(
  { joined, observed }: Result,
  resources: ReadonlyMap<string, Joinable>,
): readonly EvidencePointer[] {
  return Object.entries(joined ?? {}).flatMap(([label, resource]: [string, Omit<ResourceRef, 'name'>]) => {
    const found = resources.get(keyOf(resource, resource.type, resource.id));
    return found ? [point(found.place, found.isAlone ? readPointers(observed, label) : [])] : [];
  });
}

function point({ file, line, sha256 }: RecordPlace, pointers: readonly string[]): EvidencePointer {
  return { file, line, sha256, pointers };
}

/**
 * JSON pointers (RFC 6901) of what was observed in the resource of this label; of what was not read to why. Where there is
 * nothing at the end of a path, its attribute shows that. `attributes` are the resource's, where they are at hand: what
 * was observed in the rule's own parameters is none of them.
 */
function readPointers(
  observed: readonly Observed[],
  label: string,
  attributes?: Resource['attributes'],
): readonly string[] {
  const own = observed.flatMap(({ field, operator, actual, cause }) =>
    fieldsOf(field, operator).flatMap((one) => {
      const path = pathBelow(one, label);
      if (path === undefined) return [];
      if (actual === undefined && cause) return ['/unread'];
      const there = attributes ? cutToWhatIs(path, attributes) : isNothing(actual) ? path.slice(0, 1) : path;
      return there.length > 0 ? [`/attributes/${there.join('/')}`] : [];
    }),
  );
  return [...new Set(own)].sort(compareText);
}

function cutToWhatIs(path: readonly string[], attributes: Resource['attributes']): readonly string[] {
  let value: Json | undefined = attributes;
  for (const [depth, key] of path.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return path.slice(0, depth);
    value = Reflect.get(value, key) as Json;
  }
  return path;
}

/** Of a list that is not there, none was counted. */
function isNothing(actual: Json | undefined): boolean {
  return actual === null || actual === undefined || actual === 0;
}

/** What covers something is a range, written as its two ends: `Ports[0].From-Ports[0].To`. */
function fieldsOf(field: string, operator: string): readonly string[] {
  return operator === 'covers' ? field.split('-') : [field];
}

/** `$bucket.Rules[0].Status` below `$bucket` is `Rules`, `0`, `Status`; `undefined` where it is of another resource or no path. */
function pathBelow(field: string, label: string): readonly string[] | undefined {
  if (label === '') return pathOf(field);
  return field.startsWith(`${label}.`) ? pathOf(field.slice(label.length + 1)) : undefined;
}

/** The fields of a catalog's rules, some hundred, come back with every resource. */
const knownPaths = new Map<string, readonly string[] | undefined>();
const mostPaths = 10_000;

function pathOf(field: string): readonly string[] | undefined {
  if (knownPaths.has(field)) return knownPaths.get(field);
  const isPath = /^[A-Za-z_][\w-]*(?:\[\d+\])*(?:\.[A-Za-z_][\w-]*(?:\[\d+\])*)*$/.test(field);
  const path = isPath ? field.replaceAll(/\[(\d+)\]/g, '.$1').split('.') : undefined;
  if (knownPaths.size < mostPaths) knownPaths.set(field, path);
  return path;
}

function keyOf({ target, account, region }: Scope, ...names: readonly string[]): string {
  return JSON.stringify([target, account, region, ...names]);
}
