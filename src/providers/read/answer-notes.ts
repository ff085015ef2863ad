import type { Json, JsonObject } from '../../model/json.ts';
import { keyToJson, list, more } from './answer-json.ts';

/** What was read of an object or a list. It does not hold the answer itself, which can be forgotten. */
export type Notes = ObjectNotes | ListNotes;
export interface ObjectNotes {
  readonly members: Map<string, Json | Notes>;
  /** How many members it has, once someone asked for all their names. */
  count?: number;
}
export interface ListNotes {
  readonly items: (Json | Notes | undefined)[];
}

/** Deeper is not kept: a reader of snapshots takes 64 levels, the line's own among them. */
const maxDepth = 60;

/** What was noted of a whole answer. */
export function notesToJson(notes: Notes): JsonObject {
  return 'members' in notes ? objectToJson(notes, maxDepth) : { [list]: listToJson(notes, maxDepth) };
}

function objectToJson({ members, count = 0 }: ObjectNotes, depth: number): JsonObject {
  const kept = [...members].map(([key, value]) => [keyToJson(key), toJson(value, depth - 1)] as const);
  return Object.fromEntries(count > members.size ? [...kept, [more, count - members.size]] : kept);
}

function listToJson({ items }: ListNotes, depth: number): readonly Json[] {
  return Array.from(items, (item) => (item === undefined ? null : toJson(item, depth - 1)));
}

function toJson(value: Json | Notes, depth: number): Json {
  if (depth <= 0) return null;
  if (isNotes(value)) return 'members' in value ? objectToJson(value, depth) : listToJson(value, depth);
  return value;
}

function isNotes(value: Json | Notes): value is Notes {
  // What is no JSON stands as an object whose one key begins with `$`.
  return typeof value === 'object' && value !== null && ('members' in value || 'items' in value);
}
