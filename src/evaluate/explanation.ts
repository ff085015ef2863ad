import type { Cause } from '../model/cause.ts';
import type { Condition, Path } from '../model/condition.ts';
import type { Json } from '../model/json.ts';
import type { Truth } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { causeOf, partialCause } from './causes.ts';
import { type Cursor, type Env, isList, leadsNowhere, readPath } from './facts.ts';

/** One node of a condition, as it was judged. */
export interface Explanation {
  /** The node's place in the rule: `condition.all[3].all[0]`. */
  readonly at: string;
  readonly kind: Condition['kind'];
  readonly id: string | undefined;
  readonly label: Text | undefined;
  readonly result: Truth;
  /** Terms of it; of a list, its witnesses: at most five elements, those that decided. */
  readonly children: readonly Explanation[];
  /** What was compared. Not for `all`, `any`, `not`, nor for a list that its witnesses speak for. */
  readonly compared: Compared | undefined;
}

export interface Compared {
  /** With list positions: `IpPermissions[3].CidrIp`. */
  readonly field: string;
  readonly operator: string;
  readonly expected: Json;
  /** Absent when it was not read. Of a list: how many elements were seen. */
  readonly actual?: Json;
  readonly cause?: Cause;
}

/** The node of an explanation. */
export function describe(
  node: Condition,
  result: Truth,
  children: readonly Explanation[],
  compared?: Compared,
): Explanation {
  // Every node has the same members in the same order: spread or left out, they would cost many times as much.
  return { at: node.at, kind: node.kind, id: node.id, label: node.label, result, children, compared };
}

/** Why what stands at a path leaves a term unknown. */
export function leafCause(path: Path, env: Env, cursor: Cursor): Cause {
  const value = readPath(path, env, cursor);
  if (value === undefined) return causeOf(path, env, cursor);
  if (env.budget.spent) return { kind: 'budget' };
  return (isList(value) && partialCause(path, env, cursor)) || { kind: 'schema-mismatch' };
}

/** A resource that does not exist is shown as `null`: that much is known. */
export function actualOf(value: Json | undefined, path: Path, env: Env): { readonly actual?: Json } {
  if (value !== undefined) return { actual: value };
  return leadsNowhere(path, env) ? { actual: null } : {};
}
