import type { Path } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import { mayBePartial, partialCause } from './causes.ts';
import { type Cursor, type Env, type Facts, isList, leadsNowhere, readPath } from './facts.ts';

/**
 * A list about to be walked. `unread`: nobody knows what is in it. `nowhere`: it belongs to a resource that does
 * not exist. `whole` is false where it was cut short, so that what was not seen may still decide.
 */
export interface OpenList {
  readonly state: 'listed' | 'unread' | 'nowhere';
  readonly length: number;
  readonly whole: boolean;
  readonly values?: readonly Json[];
  readonly resources?: readonly Facts[];
}

const unread: OpenList = { state: 'unread', length: 0, whole: false };
const nowhere: OpenList = { state: 'nowhere', length: 0, whole: true };
const empty: OpenList = { state: 'listed', length: 0, whole: true };

/** Opens the list at a path. `null` is an empty list. */
export function openList(path: Path, env: Env, cursor: Cursor): OpenList {
  if (leadsNowhere(path, env)) return nowhere;
  if (path.from === 'lookup' && path.segments.length === 0) {
    const joined = env.lookups.get(path.lookup ?? '');
    if (joined?.kind !== 'many') return unread;
    return { state: 'listed', length: joined.facts.length, whole: !joined.partial, resources: joined.facts };
  }
  const values = readPath(path, env, cursor);
  if (values === null) return empty;
  if (!isList(values)) return unread;
  const whole = !mayBePartial(path, env, cursor) || !partialCause(path, env, cursor);
  return { state: 'listed', length: values.length, whole, values };
}

/** A cursor to walk a list with. */
export function enterList(list: Path, env: Env, parent: Cursor): Cursor {
  return { facts: ownerOf(list, env, parent), value: null, index: 0, list, parent };
}

function ownerOf(list: Path, env: Env, parent: Cursor): Facts {
  if (list.from === 'element') return parent.facts;
  const joined = list.from === 'lookup' ? env.lookups.get(list.lookup ?? '') : undefined;
  return joined?.kind === 'one' ? joined.facts : env.facts;
}

/** Moves the cursor onto an element. False when the budget is spent: nothing further may be looked at. */
export function visit(list: OpenList, index: number, cursor: Cursor, env: Env): boolean {
  const { budget } = env;
  if (budget.steps >= budget.limit) {
    budget.spent = true;
    return false;
  }
  budget.steps++;
  cursor.index = index;
  const facts = list.resources?.[index];
  if (facts) {
    cursor.facts = facts;
    cursor.value = facts.attributes;
  } else {
    cursor.value = list.values?.[index] ?? null;
  }
  return true;
}
