import type { Cause } from '../model/cause.ts';
import type { Path } from '../model/condition.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { ResourceRef } from '../model/result.ts';

/** What is known of one resource, and why the rest is not. */
export interface Facts {
  /** How a path into it begins when it is shown: nothing for the judged resource, `$bucket`, `$trails[2]`. */
  readonly label: string;
  readonly attributes: JsonObject;
  readonly unread: Readonly<Record<string, Cause>>;
  readonly partial: Readonly<Record<string, Cause>>;
  /** Attributes that were asked for. Absent: all were. */
  readonly asked?: ReadonlySet<string>;
  /** Of a resource that a lookup found: which it is. */
  readonly found?: Omit<ResourceRef, 'name'>;
}

/**
 * What a lookup found. `none`: all were listed, there is no such resource, and the rule says that fails. A node
 * that reads it is false; the loader refuses such a lookup where false would not fail.
 */
export type Joined =
  | { readonly kind: 'one'; readonly facts: Facts }
  | { readonly kind: 'many'; readonly facts: readonly Facts[]; readonly partial?: Cause }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly cause: Cause };

/** Element visits of one evaluation. Past `limit` no list is entered any more, and `spent` is set. */
export interface Budget {
  steps: number;
  readonly limit: number;
  spent: boolean;
}

/** Everything a condition may read. There is no clock and no locale. */
export interface Env {
  readonly facts: Facts;
  readonly lookups: ReadonlyMap<string, Joined>;
  /** Durations in milliseconds. */
  readonly params: Readonly<Record<string, Json>>;
  /** The moment dates are judged against, in milliseconds since 1970. */
  readonly asOf: number;
  readonly budget: Budget;
}

/** The element in hand. It is moved along its list, so that a visit allocates nothing. */
export interface Cursor {
  facts: Facts;
  value: Json;
  index: number;
  /** The list it walks and the element that list belongs to. Absent where it stands on a whole resource. */
  readonly list?: Path;
  readonly parent?: Cursor;
}

/** The cursor on the judged resource. */
export function startCursor(env: Env): Cursor {
  return { facts: env.facts, value: env.facts.attributes, index: 0 };
}

/** The attribute at a path: a value, `null`, or `undefined` for one that was not read or lies in something of another shape. */
export function readPath(path: Path, env: Env, cursor: Cursor): Json | undefined {
  let value = startOf(path, env, cursor);
  for (const segment of path.segments) {
    if (value === null || value === undefined) return value;
    if (!isObject(value)) return undefined;
    const member: Json | undefined = value[segment];
    // What an object inherits is a function or the prototype itself, and neither is JSON: cheaper than asking hasOwn.
    value = typeof member === 'function' || member === prototype ? undefined : member;
  }
  return value;
}

const prototype: unknown = Object.prototype;

function startOf(path: Path, env: Env, cursor: Cursor): Json | undefined {
  if (path.from === 'element') return cursor.value;
  if (path.from === 'resource') return env.facts.attributes;
  if (path.from === 'parameter') return env.params;
  const joined = env.lookups.get(path.lookup ?? '');
  return joined?.kind === 'one' ? joined.facts.attributes : undefined;
}

/** Whether a path leads into a lookup that found `none`. */
export function leadsNowhere(path: Path, env: Env): boolean {
  return path.from === 'lookup' && env.lookups.get(path.lookup ?? '')?.kind === 'none';
}

/** Where a path leads: the resource, and the place in it with list positions, as in `Rules[0].Status`. */
export interface PlaceInFacts {
  readonly facts: Facts | undefined;
  readonly text: string;
}

export function placeOf(path: Path, env: Env, cursor: Cursor): PlaceInFacts {
  const below = path.segments.join('.');
  if (path.from === 'resource') return { facts: env.facts, text: below };
  if (path.from === 'element') return { facts: cursor.facts, text: joinText(elementText(cursor), below) };
  const joined = env.lookups.get(path.lookup ?? '');
  return { facts: joined?.kind === 'one' ? joined.facts : undefined, text: below };
}

/** The place in words a person can find again: `IpPermissions[3].CidrIp`, `$bucket.Versioning.Status`. */
export function showPlace(path: Path, env: Env, cursor: Cursor): string {
  const { facts, text } = placeOf(path, env, cursor);
  return facts ? joinText(facts.label, text) || path.text : path.text;
}

function elementText(cursor: Cursor): string {
  if (!cursor.list || isWhole(cursor.list)) return '';
  const { segments, from } = cursor.list;
  const before = from === 'element' && cursor.parent ? elementText(cursor.parent) : '';
  return `${joinText(before, segments.join('.'))}[${cursor.index}]`;
}

/** Whether a list's elements are resources by themselves. */
function isWhole(list: Path): boolean {
  return list.from === 'lookup' && list.segments.length === 0;
}

function joinText(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  return `${before}.${after}`;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
