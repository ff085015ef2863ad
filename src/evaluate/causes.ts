import type { Cause } from '../model/cause.ts';
import type { Path } from '../model/condition.ts';
import { type Cursor, type Env, type Facts, placeOf } from './facts.ts';

/** Why a path has no value that could be judged. */
export function causeOf(path: Path, env: Env, cursor: Cursor): Cause {
  if (path.from === 'lookup') {
    const joined = env.lookups.get(path.lookup ?? '');
    if (joined?.kind === 'unread') return joined.cause;
    if (joined?.kind !== 'one') return { kind: 'not-visible' };
  }
  const { facts, text } = placeOf(path, env, cursor);
  return facts ? unreadCause(facts, text) : { kind: 'not-visible' };
}

/** The mark on the path or on the nearest thing that holds it; else it was not asked for, or is not what the schema says. */
export function unreadCause(facts: Facts, text: string): Cause {
  for (let place = text; place !== ''; place = parentOf(place)) {
    const cause = markAt(facts.unread, place);
    if (cause) return cause;
  }
  const attribute = /^[^.[]*/.exec(text)?.[0] ?? text;
  if (attribute !== '' && facts.asked && !facts.asked.has(attribute)) return { kind: 'not-asked' };
  return { kind: 'schema-mismatch' };
}

/** Why a list was not read to its end, if it was not. */
export function partialCause(path: Path, env: Env, cursor: Cursor): Cause | undefined {
  if (path.from === 'lookup' && path.segments.length === 0) {
    const joined = env.lookups.get(path.lookup ?? '');
    return joined?.kind === 'many' ? joined.partial : undefined;
  }
  const { facts, text } = placeOf(path, env, cursor);
  return facts && markAt(facts.partial, text);
}

/** Whether any list of the resource behind a path was cut short: the cheap question before the exact one. */
export function mayBePartial(path: Path, env: Env, cursor: Cursor): boolean {
  if (path.from === 'element') return hasMarks(cursor.facts.partial);
  if (path.from === 'resource') return hasMarks(env.facts.partial);
  if (path.from === 'parameter') return false;
  const joined = env.lookups.get(path.lookup ?? '');
  return joined?.kind === 'many'
    ? joined.partial !== undefined
    : joined?.kind === 'one' && hasMarks(joined.facts.partial);
}

function hasMarks(marks: Readonly<Record<string, Cause>>): boolean {
  for (const _ in marks) return true;
  return false;
}

/** A mark on exactly this place, or on the same member of every element. */
function markAt(marks: Readonly<Record<string, Cause>>, place: string): Cause | undefined {
  if (Object.hasOwn(marks, place)) return marks[place];
  if (!place.includes('[')) return undefined;
  const everywhere = place.replace(/\[\d+\]/g, '');
  return Object.hasOwn(marks, everywhere) ? marks[everywhere] : undefined;
}

/** `A[0].B` to `A[0]` to `A` to nothing. */
function parentOf(place: string): string {
  return place.slice(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['), 0));
}
