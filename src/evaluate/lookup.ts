import type { Cause } from '../model/cause.ts';
import type { Path } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Scope } from '../model/resource.ts';
import type { Lookup, Rule } from '../model/rule.ts';
import { causeOf, partialCause } from './causes.ts';
import { type Env, type Facts, isList, type Joined, leadsNowhere, readPath, startCursor } from './facts.ts';
import type { Listings } from './listings.ts';
import type { Joinable, LookupIndex } from './lookup-index.ts';

/** Where lookups are answered from. */
export interface LookupSource {
  readonly index: LookupIndex;
  readonly listings: Listings;
}

/** A lookup with its match read once: their attribute, our path. */
export interface PreparedLookup {
  readonly lookup: Lookup;
  readonly ours: readonly Ours[];
}

interface Ours {
  readonly path: Path;
  readonly isList: boolean;
}

export function prepareLookups(rule: Rule): readonly PreparedLookup[] {
  return rule.lookups.map((lookup) => ({
    lookup,
    ours: Object.entries(lookup.match).map(([theirs, text]) => ({
      path: readMatch(text),
      isList: lookup.lists.includes(theirs),
    })),
  }));
}

/** `A.B`, `$resource.A` or `$other.A`, as the loader has checked it. */
function readMatch(text: string): Path {
  if (!text.startsWith('$')) return { text, from: 'resource', segments: text.split('.') };
  const [name = '', ...segments] = text.slice(1).split('.');
  if (name === 'resource') return { text, from: 'resource', segments };
  return { text, from: 'lookup', lookup: name, segments };
}

/** Resolves the lookups of one rule for one resource, in the order they were declared in. */
export function resolveLookups(
  lookups: readonly PreparedLookup[],
  { source, scope, env }: { readonly source: LookupSource; readonly scope: Scope; readonly env: Env },
): ReadonlyMap<string, Joined> {
  const resolved = new Map<string, Joined>();
  for (const prepared of lookups) {
    const { lookup } = prepared;
    resolved.set(lookup.name, resolve(prepared, source, scope, { ...env, lookups: resolved }));
  }
  return resolved;
}

function resolve({ lookup, ours }: PreparedLookup, source: LookupSource, scope: Scope, env: Env): Joined {
  const keys = ours.map((one) => readKey(one, env));
  const unread = keys.find((key) => key.kind === 'unread');
  if (unread) return { kind: 'unread', cause: unread.cause };
  const values = keys.flatMap((key) => (key.kind === 'values' ? [key.values] : []));
  // A key that is `null` belongs to no resource, whatever was listed.
  if (values.length < keys.length) return absent(lookup);
  const { resources, doubt } = source.index.find(lookup, values);
  const unlisted = source.listings.doubt(lookup.resource, scope, lookup.ownAccount);
  const open = keys.find((key) => key.partial)?.partial ?? doubt ?? unlisted;
  if (lookup.expect === 'many') {
    const missing = lookup.whenAbsent === 'unknown' && hasStranger(source.index, lookup, values);
    return joinMany(lookup, resources, open ?? (missing ? { kind: 'not-visible' } : undefined));
  }
  if (resources.length === 0) return open ? { kind: 'unread', cause: open } : absent(lookup);
  const nearest = pickNearest(resources, scope);
  if (!nearest) return { kind: 'unread', cause: { kind: 'schema-mismatch' } };
  return { kind: 'one', facts: labelled(lookup, nearest, '') };
}

type Key = { readonly partial?: Cause } & (
  | { readonly kind: 'values'; readonly values: readonly Json[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly cause: Cause }
);

function readKey({ path, isList: wantsList }: Ours, env: Env): Key {
  const cursor = startCursor(env);
  const value = readPath(path, env, cursor);
  if (value === null || (value === undefined && leadsNowhere(path, env))) return { kind: 'none' };
  if (value === undefined) return { kind: 'unread', cause: causeOf(path, env, cursor) };
  if (isList(value) !== wantsList) return { kind: 'unread', cause: { kind: 'schema-mismatch' } };
  if (!isList(value)) return { kind: 'values', values: [value] };
  const partial = partialCause(path, env, cursor);
  return { kind: 'values', values: [...new Set(value)].filter((item) => item !== null), ...(partial && { partial }) };
}

/** Whether an element of a list is the key of no resource we know: it may be one of an account that was not scanned. */
function hasStranger(index: LookupIndex, lookup: Lookup, values: readonly (readonly Json[])[]): boolean {
  return values.some(
    (alternatives, position) =>
      alternatives.length > 1 &&
      alternatives.some((value) => index.find(lookup, values.with(position, [value])).resources.length === 0),
  );
}

function joinMany(lookup: Lookup, resources: readonly Joinable[], open: Cause | undefined): Joined {
  if (resources.length === 0 && !open) return absent(lookup);
  const facts = resources.map((resource, index) => labelled(lookup, resource, `[${index}]`));
  return { kind: 'many', facts, ...(open && { partial: open }) };
}

function labelled(lookup: Lookup, joinable: Joinable, position: string): Facts {
  const { id, target, account, region, facts } = joinable;
  return {
    ...facts,
    label: `$${lookup.name}${position}`,
    found: { type: lookup.resource, id, target, account, region },
  };
}

/** There is none, and all that could be one was listed. */
function absent({ expect, whenAbsent }: Lookup): Joined {
  if (whenAbsent === 'fail') return { kind: 'none' };
  if (whenAbsent === undefined && expect === 'many') return { kind: 'many', facts: [] };
  return { kind: 'unread', cause: { kind: 'not-visible' } };
}

/** The one that is nearest to the resource; nothing where two different ones are as near. */
function pickNearest(resources: readonly Joinable[], scope: Scope): Joinable | undefined {
  let nearest: Joinable | undefined;
  let least = Number.POSITIVE_INFINITY;
  let ambiguous = false;
  for (const resource of resources) {
    const far = distance(resource, scope);
    if (far > least) continue;
    ambiguous = far === least && (ambiguous || resource.id !== nearest?.id);
    if (far < least) nearest = resource;
    least = far;
  }
  return ambiguous ? undefined : nearest;
}

function distance(a: Scope, b: Scope): number {
  if (a.account !== b.account) return 3;
  if (a.target !== b.target) return 2;
  return a.region === b.region ? 0 : 1;
}
