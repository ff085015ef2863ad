import type { Json, JsonObject } from '../model/json.ts';
import { isList, isObject } from './facts.ts';

/** The steps of a place in a resource: `A.B[0].C` is A, B, 0, C. */
export function splitPlace(place: string): readonly (string | number)[] {
  return [...place.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, position]) =>
    position === undefined ? text : Number(position),
  );
}

/** What stands at a place. */
export function valueAt(value: Json | undefined, [step, ...rest]: readonly (string | number)[]): Json | undefined {
  if (step === undefined) return value;
  if (typeof step === 'number') return isList(value) ? valueAt(value[step], rest) : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? valueAt(value[step], rest) : undefined;
}

/** A copy with another value at a place, or with none. Objects on the way are made where they are missing or `null`. */
export function withValue(
  object: JsonObject,
  [step, ...rest]: readonly (string | number)[],
  value: Json | undefined,
): JsonObject {
  if (typeof step !== 'string') return object;
  const { [step]: before, ...others } = object;
  const after = rest.length === 0 ? value : within(before, rest, value);
  return after === undefined ? others : { ...object, [step]: after };
}

function within(
  before: Json | undefined,
  steps: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined {
  const [step, ...rest] = steps;
  if (typeof step === 'number') {
    if (!isList(before) || before[step] === undefined) return before;
    if (rest.length === 0) return value === undefined ? before.toSpliced(step, 1) : before.with(step, value);
    return before.with(step, within(before[step], rest, value) ?? null);
  }
  if (isObject(before)) return withValue(before, steps, value);
  return value === undefined ? before : withValue({}, steps, value);
}
