import type { Text } from '../model/text.ts';

/** The part of JSON Schema 2020-12 that the published schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly const?: string | number | boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: JsonSchema;
}

type Members = Readonly<Record<string, JsonSchema>>;

/** An object with these members and no other. */
export function object(required: Members, optional: Members = {}, description?: string): JsonSchema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A list of these. */
export function list(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', ...(description !== undefined && { description }), items };
}

/** One of these words. */
export function oneOf(values: readonly (string | number | boolean)[]): JsonSchema {
  return { enum: values };
}

/**
 * A moment, RFC 3339 in UTC. That a calendar has it is held, too, which no pattern says: there is no 30 February, and no clock of
 * a computer shows a leap second.
 */
export const time: JsonSchema = {
  type: 'string',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$',
};
const timeForm = new RegExp(time.pattern ?? '', 'u');

/** Where a value breaks a schema, a JSON pointer, and what is wrong there. */
export interface Problem {
  readonly place: string;
  readonly problem: Text;
}

/** The first problem of a value; undefined when it has none. */
export function firstProblem(root: JsonSchema, value: unknown): Problem | undefined {
  return check(root, value, { root, place: '' });
}

interface Context {
  readonly root: JsonSchema;
  readonly place: string;
}

function check(schema: JsonSchema, value: unknown, context: Context): Problem | undefined {
  if (schema.$ref !== undefined) {
    const target = context.root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    if (!target) throw new Error(`the schema has no ${schema.$ref}`);
    return check(target, value, context);
  }
  const wrong = plainProblem(schema, value);
  if (wrong !== undefined) return { place: context.place || '/', problem: wrong };
  if (Array.isArray(value) && schema.items) return checkItems(schema.items, value, context);
  return schema.type === 'object' ? checkMembers(schema, value as Record<string, unknown>, context) : undefined;
}

function plainProblem(
  { type, enum: words, const: only, pattern, minimum }: JsonSchema,
  value: unknown,
): Text | undefined {
  if (type !== undefined && !isOf(type, value)) return { en: `must be of type ${type}`, ja: `型が ${type} ではない` };
  if (only !== undefined && value !== only) {
    const shown = JSON.stringify(only);
    return { en: `must be ${shown}`, ja: `${shown} でなければならない` };
  }
  if (words && !words.some((word) => word === value)) {
    const choices = words.join(', ');
    return { en: `must be one of ${choices}`, ja: `次のいずれかでなければならない: ${choices}` };
  }
  if (pattern === time.pattern) return isMoment(String(value)) ? undefined : noMoment;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(String(value))) {
    return { en: `must match ${pattern}`, ja: `${pattern} の形になっていない` };
  }
  if (minimum !== undefined && typeof value === 'number' && value < minimum) {
    return { en: `must be at least ${minimum}`, ja: `${minimum} 以上でなければならない` };
  }
  return undefined;
}

const noMoment: Text = {
  en: 'is no moment that exists, written as 2026-11-22T09:00:00Z',
  ja: 'は実在する日時（2026-11-22T09:00:00Z の形）ではない',
};

function isMoment(text: string): boolean {
  const moment = Date.parse(text);
  if (!timeForm.test(text) || Number.isNaN(moment)) return false;
  // What a calendar does not have is read as a day after it.
  return new Date(moment).toISOString().startsWith(text.slice(0, 19));
}

function isOf(type: NonNullable<JsonSchema['type']>, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function checkItems(items: JsonSchema, values: readonly unknown[], context: Context): Problem | undefined {
  for (const [index, value] of values.entries()) {
    const problem = check(items, value, { ...context, place: `${context.place}/${index}` });
    if (problem) return problem;
  }
  return undefined;
}

const foreignKey: Text = { en: 'is not a key of this format', ja: 'この形式のキーではない' };

function checkMembers(schema: JsonSchema, value: Record<string, unknown>, context: Context): Problem | undefined {
  const { properties = {}, required = [] } = schema;
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) {
    return { place: context.place || '/', problem: { en: `has no ${missing}`, ja: `${missing} がない` } };
  }
  for (const [key, member] of Object.entries(value)) {
    const place = `${context.place}/${key}`;
    const schemaOf = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (!schemaOf) {
      if (schema.additionalProperties === false) return { place, problem: foreignKey };
      continue;
    }
    const problem = check(schemaOf, member, { ...context, place });
    if (problem) return problem;
  }
  return undefined;
}
