import type { Cause } from '../model/cause.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Field } from './schema.ts';

/** What an answer gave: the attributes that fit the schema, and why the others are missing. */
export interface Shaped {
  readonly attributes: JsonObject;
  /** Path to why it was not read. A member of a list element is written `Rules[0].Status`. */
  readonly unread: Readonly<Record<string, Cause>>;
  /** Path of a list that lost an element which does not fit the schema. */
  readonly partial: Readonly<Record<string, Cause>>;
}

/** Where an answer came from, for the cause of what does not fit. */
export type Origin = Pick<Cause, 'call' | 'permission'>;

type Fields = Readonly<Record<string, Field>>;
interface Marks {
  readonly cause: Cause;
  readonly unread: Record<string, Cause>;
  readonly partial: Record<string, Cause>;
}

/**
 * Keeps of an answer what the schema names. A member left out is what `absentMeans` says, else unread; one of
 * another type is unread, with `schema-mismatch`; of what is no object nothing is known. A `Date` becomes RFC 3339
 * in UTC. Never throws.
 */
export function shapeFields(fields: Fields, answer: unknown, origin: Origin = {}): Shaped {
  const cause: Cause = { kind: 'schema-mismatch', ...origin };
  if (!isRecord(answer)) return leaveUnread(Object.keys(fields), cause);
  const marks: Marks = { cause, unread: {}, partial: {} };
  const attributes = shapeMembers(fields, answer, '', marks);
  return { attributes, unread: marks.unread, partial: marks.partial };
}

/** Attributes that could not be read, for this cause. */
export function leaveUnread(names: readonly string[], cause: Cause): Shaped {
  return { attributes: {}, unread: Object.fromEntries(names.map((name) => [name, cause])), partial: {} };
}

/** What several answers gave for one resource; of two with the same attribute the later holds. */
export function joinShaped(parts: readonly Shaped[]): Shaped {
  return {
    attributes: Object.assign({}, ...parts.map((part) => part.attributes)),
    unread: Object.assign({}, ...parts.map((part) => part.unread)),
    partial: Object.assign({}, ...parts.map((part) => part.partial)),
  };
}

function shapeMembers(fields: Fields, answer: Readonly<Record<string, unknown>>, prefix: string, marks: Marks) {
  const attributes: Record<string, Json> = {};
  for (const [name, field] of Object.entries(fields)) {
    const path = `${prefix}${name}`;
    const value = shapeValue(field, Object.hasOwn(answer, name) ? answer[name] : undefined, path, marks);
    if (value === undefined) marks.unread[path] = marks.cause;
    else attributes[name] = value;
  }
  return attributes;
}

/** `undefined` where the answer does not fit. */
function shapeValue(field: Field, value: unknown, path: string, marks: Marks): Json | undefined {
  if (value === undefined) return field.absentMeans;
  if (value === null) return field.nullable ? null : field.absentMeans;
  switch (field.type) {
    case 'object':
      return isRecord(value) ? shapeMembers(field.fields ?? {}, value, `${path}.`, marks) : undefined;
    case 'list':
      return Array.isArray(value) ? shapeList(field, value, path, marks) : undefined;
    case 'time':
      return shapeTime(value);
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : undefined;
    case 'number':
      return isExactNumber(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'string':
      return typeof value === 'string' ? value : undefined;
  }
}

/** An element that does not fit is left out, and the list is then not whole. */
function shapeList({ items }: Field, values: readonly unknown[], path: string, marks: Marks): readonly Json[] {
  const kept: Json[] = [];
  for (const value of values) {
    const shaped = items && shapeValue(items, value, `${path}[${kept.length}]`, marks);
    if (shaped === undefined) marks.partial[path] = marks.cause;
    else kept.push(shaped);
  }
  return kept;
}

/** Dates and times with an offset, as `2026-04-01T09:00:00+09:00`; a bare day has no moment and does not fit. */
function shapeTime(value: unknown): string | undefined {
  const text = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value);
  if (!text && !(value instanceof Date)) return undefined;
  const date = new Date(value as string | Date);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A whole number beyond what JSON holds exactly is not the one that was answered. */
function isExactNumber(value: unknown): value is number {
  return (
    typeof value === 'number' && Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
