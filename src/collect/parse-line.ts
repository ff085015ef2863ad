import { type Cause, causeKinds, soleReaders } from '../model/cause.ts';
import type { Place } from '../model/errors.ts';
import type { Resource, Scope } from '../model/resource.ts';
import {
  absentReasons,
  type CallReceipt,
  type LedgerCall,
  type Listing,
  type RecordedAnswer,
  type RecordedFault,
  type SnapshotLine,
  type Unit,
} from '../model/snapshot.ts';
import {
  type Found,
  readArray,
  readCount,
  readFlag,
  readJsonObject,
  readObject,
  readOneOf,
  readRecord,
  readSha256,
  readText,
  readTime,
  refuse,
} from './shape.ts';

/**
 * One parsed line of a part, or with no `part` of a file that holds many. Members the layout does not name are left out.
 * Throws InputError when it is not such a line, or not of this part.
 */
export function parseLine(value: unknown, place: Place, part?: Scope): SnapshotLine {
  const found: Found = { value, place, path: '' };
  const at = readObject(found);
  const [target, account, region] = [readText(at('target')), readText(at('account')), readText(at('region'))];
  const scope: Scope = { target, account, region };
  for (const key of ['target', 'account', 'region'] as const) {
    if (part === undefined || part[key] === scope[key]) continue;
    const own = JSON.stringify(part[key]);
    refuse(at(key), { en: `${own}, the part's own`, ja: `このパートと同じ ${own} ` });
  }
  const mark = optional('unit', at('unit'), readText);
  switch (readOneOf(at('kind'), ['resource', 'call', 'answer', 'listing', 'unit'])) {
    case 'resource':
      return { kind: 'resource', ...parseResource(at, scope), ...mark };
    case 'call':
      return { ...parseCall(at, scope), ...mark };
    case 'answer':
      return { ...parseAnswer(at, scope), ...mark };
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
    ...parseReceipt(at),
    outcome: readOneOf(at('outcome'), ['ok', 'none', 'failed']),
    ...optional('cause', at('cause'), parseCause),
  };
}

function parseReceipt(at: Members): CallReceipt {
  return {
    ...optional('startedAt', at('startedAt'), readTime),
    ...optional('milliseconds', at('milliseconds'), readCount),
    ...optional('host', at('host'), readText),
    ...optional('status', at('status'), readCount),
    ...optional('serverDate', at('serverDate'), readTime),
    ...optional('skewMs', at('skewMs'), readCount),
    ...optional('bytes', at('bytes'), readCount),
    ...optional('bodySha256', at('bodySha256'), readSha256),
  };
}

function parseAnswer(at: Members, scope: Scope): RecordedAnswer {
  return {
    kind: 'answer',
    ...ownScope(scope),
    service: readText(at('service')),
    call: readText(at('call')),
    ...optional('subject', at('subject'), readText),
    page: readCount(at('page')),
    ...optional('requestId', at('requestId'), readText),
    outcome: readOneOf(at('outcome'), ['ok', 'failed']),
    ...optional('body', at('body'), readJsonObject),
    ...optional('fault', at('fault'), parseFault),
  };
}

function parseFault(found: Found): RecordedFault {
  const at = readObject(found);
  return {
    code: readText(at('code')),
    codes: readArray(at('codes'), readText),
    ...optional('status', at('status'), readCount),
    ...optional('message', at('message'), readText),
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

/** Throws InputError. */
export function parseCause(found: Found): Cause {
  const at = readObject(found);
  return {
    kind: readOneOf(at('kind'), causeKinds),
    ...optional('call', at('call'), readText),
    ...optional('permission', at('permission'), readText),
    ...optional('code', at('code'), readText),
    ...optional('only', at('only'), (only) => readOneOf(only, soleReaders)),
    ...optional('subject', at('subject'), readText),
    ...optional('place', at('place'), readText),
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
