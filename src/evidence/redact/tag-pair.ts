import type { JsonObject } from '../../model/json.ts';

/** A tag as AWS (`Key`, `Value`) and our facts of Azure (`name`, `value`) have it; a variable of an environment is one too. */
export interface TagPair {
  readonly key: string;
  readonly value: string;
  /** The member that holds the value. */
  readonly member: string;
}

const forms = [
  ['Key', 'Value'],
  ['name', 'value'],
  ['Name', 'Value'],
  ['key', 'value'],
] as const;

/** The tag that an object is, if it is one. */
export function readTagPair(object: JsonObject): TagPair | undefined {
  if (object.Value === undefined && object.value === undefined) return undefined;
  for (const [keyed, valued] of forms) {
    const [key, value] = [object[keyed], object[valued]];
    if (typeof key === 'string' && typeof value === 'string') return { key, value, member: valued };
  }
  return undefined;
}
