import type { Json } from '../model/json.ts';
import type { Field, ResourceSchema } from '../providers/schema.ts';

/** A condition to begin with, on an attribute that the type has: what it asks, a value that passes and one that fails. */
export interface DraftCondition {
  /** `Versioning.Status`, from the resource. */
  readonly path: string;
  /** The lines of the node, beside its id and label: `field: Versioning.Status`, `equals: "Enabled"`. */
  readonly node: readonly string[];
  readonly passes: Json;
  readonly fails: Json;
}

/** What an author can most easily put something else in place of, in this order. */
const makers: readonly ((field: Field, path: string) => Omit<DraftCondition, 'path'> | undefined)[] = [
  ({ type }, path) => (type === 'boolean' ? equals(path, true, false) : undefined),
  (field, path) => {
    const [first, second] = field.enum ?? [];
    return first !== undefined && second !== undefined ? equals(path, first, second) : undefined;
  },
  ({ type, nullable }, path) =>
    type === 'integer' || type === 'number'
      ? { node: [`field: ${path}`, 'atLeast: 1', ...(nullable ? ['ifNull: false'] : [])], passes: 1, fails: 0 }
      : undefined,
  ({ type }, path) => (type === 'string' ? equals(path, 'expected', 'other') : undefined),
  ({ type }, path) =>
    type === 'time'
      ? {
          node: [`field: ${path}`, 'equals: "2026-01-01T00:00:00Z"'],
          passes: '2026-01-01T00:00:00Z',
          fails: '2026-01-02T00:00:00Z',
        }
      : undefined,
  (field, path) =>
    field.nullable && (field.type === 'object' || field.type === 'list')
      ? { node: [`field: ${path}`, 'isNull: false'], passes: field.type === 'list' ? [] : {}, fails: null }
      : undefined,
  ({ type, items }, path) =>
    type === 'list' && items
      ? { node: [`count: ${path}`, 'atLeast: 1'], passes: [plainOf(items)], fails: [] }
      : undefined,
];

/** The simplest condition there is on an attribute of this type; `undefined` for a type that has none. */
export function draftCondition({ fields }: Pick<ResourceSchema, 'fields'>): DraftCondition | undefined {
  const attributes = listAttributes(fields);
  for (const make of makers) {
    for (const [path, field] of attributes) {
      const made = make(field, path);
      if (made) return { path, ...made };
    }
  }
  return undefined;
}

/** Top-level ones first, then members of objects that are always there, last the account. What is never shown is passed over. */
function listAttributes(fields: Readonly<Record<string, Field>>): readonly (readonly [string, Field])[] {
  const own = Object.entries(fields).filter(([, { sensitive }]) => !sensitive);
  const members = own.flatMap(([name, { type, nullable, fields: inner }]) =>
    type === 'object' && !nullable && inner
      ? Object.entries(inner).flatMap(([key, field]) => (field.sensitive ? [] : [[`${name}.${key}`, field] as const]))
      : [],
  );
  const isAccount = ([, { account }]: (typeof own)[number]) => account === true;
  return [...own.filter((one) => !isAccount(one)), ...members, ...own.filter(isAccount)];
}

function equals(path: string, passes: Json, fails: Json): Omit<DraftCondition, 'path'> {
  return { node: [`field: ${path}`, `equals: ${JSON.stringify(passes)}`], passes, fails };
}

function plainOf({ type, enum: words }: Field): Json {
  if (type === 'object') return {};
  if (type === 'list') return [];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 1;
  return type === 'time' ? '2026-01-01T00:00:00Z' : (words?.[0] ?? 'example');
}
