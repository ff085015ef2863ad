import { type Cause, causeKinds, soleReaders } from '../model/cause.ts';
import type { Place } from '../model/errors.ts';
import type { Resource, Scope } from '../model/resource.ts';
import { absentReasons, type LedgerCall, type Listing, type SnapshotLine, type Unit } from '../model/snapshot.ts';
import {
  type Found,
  readArray,
  readCount,
  readFlag,
  readJsonObject,
  readObject,
  readOneOf,
  readRecord,
  readText,
  readTime,
  refuse,
} from './shape.ts';

/**
 * One parsed line of a part. Members the layout does not name are left out.
 * Throws InputError when it is not such a line, or not of this part.
 */
export function parseLine(value: unknown, place: Place, scope: Scope): SnapshotLine {
  const found: Found = { value, place, path: '' };
  const at = readObject(found);
  for (const key of ['target', 'account', 'region'] as const) {
    if (readText(at(key)) === scope[key]) continue;
    const own = JSON.stringify(scope[key]);
    refuse(at(key), { en: `${own}, the part's own`, ja: `このパートと同じ ${own} ` });
  }
  const mark = optional('unit', at('unit'), readText);
  switch (readOneOf(at('kind'), ['resource', 'call', 'listing', 'unit'])) {
    case 'resource':
      return { kind: 'resource', ...parseResource(at, scope), ...mark };
    case 'call':
      return { ...parseCall(at, scope), ...mark };
    case 'listing':
      return { ...parseListing(at, scope), ...mark };
    case 'unit':
      return parseUnit(at, scope);
  }
}

type Members = (key: string) => Found;

function parseResource(at: Members, scope: Scope): Resource {
  return {
    ...ownScope(scope),
    type: readText(at('type')),
    id: readText(at('id')),
    name: readText(at('name')),
    observedAt: readTime(at('observedAt')),
    attributes: readJsonObject(at('attributes')),
    unread: readRecord(at('unread'), parseCause),
    partial: readRecord(at('partial'), parseCause),
  };
}

function parseCall(at: Members, scope: Scope): LedgerCall {
  return {
    kind: 'call',
    ...ownScope(scope),
    service: readText(at('service')),
    call: readText(at('call')),
    permission: readText(at('permission')),
    ...optional('subject', at('subject'), readText),
    pages: readCount(at('pages')),
    attempts: readCount(at('attempts')),
    requestIds: readArray(at('requestIds'), readText),
    outcome: readOneOf(at('outcome'), ['ok', 'none', 'failed']),
    ...optional('cause', at('cause'), parseCause),
  };
}

function parseListing(at: Members, scope: Scope): Listing {
  return {
    kind: 'listing',
    ...ownScope(scope),
    type: readText(at('type')),
    complete: readFlag(at('complete')),
    ...optional('cause', at('cause'), parseCause),
    ...optional('absent', at('absent'), (found) => readOneOf(found, absentReasons)),
  };
}

function parseUnit(at: Members, scope: Scope): Unit {
  return {
    kind: 'unit',
    ...ownScope(scope),
    unit: readText(at('unit')),
    types: readArray(at('types'), readText),
    state: readOneOf(at('state'), ['planned', 'complete', 'incomplete']),
    ...optional('endedAt', at('endedAt'), readTime),
  };
}

function parseCause(found: Found): Cause {
  const at = readObject(found);
  return {
    kind: readOneOf(at('kind'), causeKinds),
    ...optional('call', at('call'), readText),
    ...optional('permission', at('permission'), readText),
    ...optional('code', at('code'), readText),
    ...optional('only', at('only'), (only) => readOneOf(only, soleReaders)),
  };
}

function ownScope({ target, account, region }: Scope): Scope {
  return { target, account, region };
}

/** The member, where it is there. */
export function optional<K extends string, T>(key: K, found: Found, read: (found: Found) => T): { [P in K]?: T } {
  const entry: { [P in K]?: T } = {};
  if (found.value !== undefined) entry[key] = read(found);
  return entry;
}
