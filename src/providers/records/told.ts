import type { Cause } from '../../model/cause.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** The attributes of a resource; in place of what is not known, why. */
export interface Told {
  readonly [name: string]: Json | Cause | Told;
}

/** Takes out what is not known, and marks its place. */
export function splitTold(told: Told): {
  readonly attributes: JsonObject;
  readonly unread: Readonly<Record<string, Cause>>;
} {
  const unread: Record<string, Cause> = {};
  const split = (object: Told, prefix: string): JsonObject => {
    const known: Record<string, Json> = {};
    for (const [name, value] of Object.entries(object)) {
      if (isCause(value)) unread[prefix + name] = value;
      else known[name] = isObject(value) ? split(value, `${prefix}${name}.`) : value;
    }
    return known;
  };
  return { attributes: split(told, ''), unread };
}

type Value = Told[string];

function isObject(value: Value): value is Told {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Attributes begin with a capital letter, so that no object of ours has a `kind`. */
function isCause(value: Value): value is Cause {
  return isObject(value) && Object.hasOwn(value, 'kind');
}
