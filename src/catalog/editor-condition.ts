import type { JsonObject } from '../model/json.ts';
import type { EditorScope, ScopePath } from './editor-scope.ts';
import { operatorsByType, shapeOf } from './operators.ts';

/** Names of lookups are the author's, so a path into one is checked by its form alone. */
const lookupPath = '^\\$(?!params\\.|resource(\\.|$))[A-Za-z][A-Za-z0-9-]*(\\.[^.\\s]+)*$';
const parameter = { type: 'string', pattern: '^\\$params\\.[A-Za-z][A-Za-z0-9-]*$' };
const duration = { type: 'string', pattern: '^\\d{1,6}[dhm]$' };
const named = { id: { type: 'string' }, label: { $ref: '#/definitions/text' } };

/** The definition of a condition in one scope. */
export function describeCondition(scope: EditorScope): JsonObject {
  const self = { $ref: `#/definitions/${definitionOf(scope.name)}` };
  const terms = { type: 'array', minItems: 1, items: self };
  return {
    anyOf: [
      form({ all: terms }),
      form({ any: terms }),
      form({ not: self }),
      ...describePaths(scope),
      describePortRange(scope.paths),
      { $ref: '#/definitions/fromElsewhere' },
    ],
  };
}

/** What a condition can read from any scope: `$resource` and lookups. */
export function describeElsewhere(root: EditorScope): JsonObject {
  const atRoot = <Each extends { readonly path: string }>(each: Each): Each => ({
    ...each,
    path: `$resource.${each.path}`,
  });
  return {
    anyOf: [
      ...describePaths({ paths: root.paths.map(atRoot), lists: root.lists.map(atRoot) }),
      ...describeList({ type: 'string', pattern: lookupPath }, '#/definitions/anyCondition'),
      ...describeList(parameter, '#/definitions/anyCondition'),
      describeLookupLeaf(),
    ],
  };
}

function describePaths({ paths, lists }: Pick<EditorScope, 'paths' | 'lists'>): readonly JsonObject[] {
  return [
    ...lists.flatMap(({ path, scope }) => describeList({ const: path }, `#/definitions/${definitionOf(scope)}`)),
    ...groupPaths(paths).map(describeLeaf),
  ];
}

export function definitionOf(scope: string): string {
  return `condition-${scope}`;
}

/** A mapping with exactly these keys, an id and a label. */
function form(required: JsonObject, optional: JsonObject = {}): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional, ...named },
  };
}

function describeList(path: JsonObject, scope: string): readonly JsonObject[] {
  const where = { $ref: scope };
  const bound = { anyOf: [{ type: 'integer' }, parameter] };
  const quantifiers = ['some', 'every', 'none'].map((kind) => form({ [kind]: path, where }));
  const count = form({ count: path }, { where, atLeast: bound, atMost: bound });
  return [...quantifiers, { ...count, anyOf: [{ required: ['atLeast'] }, { required: ['atMost'] }] }];
}

/** Fields that take the same operators and the same values share a branch. */
function groupPaths(paths: readonly ScopePath[]): readonly (readonly ScopePath[])[] {
  const groups = new Map<string, ScopePath[]>();
  for (const each of paths) {
    const key = JSON.stringify([each.type, each.field.enum, each.field.items?.type, each.field.items?.enum]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function describeLeaf(group: readonly ScopePath[]): JsonObject {
  const [first] = group;
  const field = { enum: group.map(({ path }) => path) };
  const type = first?.type ?? 'object';
  const operators = Object.fromEntries(operatorsByType[type].map((name) => [name, describeOperand(name, first)]));
  return oneOperator(field, operators);
}

function oneOperator(field: JsonObject, operators: JsonObject): JsonObject {
  const names = Object.keys(operators);
  return {
    ...form({ field }, { ...operators, ifNull: { type: 'boolean' } }),
    oneOf: names.map((name) => ({ required: [name] })),
  };
}

function describeOperand(
  operator: (typeof operatorsByType)['string'][number],
  path: ScopePath | undefined,
): JsonObject {
  const shape = shapeOf(operator);
  if (shape === 'flag') return { type: 'boolean' };
  if (shape === 'path') return { type: 'string' };
  if (shape === 'duration') return { anyOf: [duration, parameter] };
  const value = describeValue(operator, path);
  return { anyOf: [shape === 'list' ? { type: 'array', minItems: 1, items: value } : value, parameter] };
}

function describeValue(operator: string, path: ScopePath | undefined): JsonObject {
  const field = operator === 'includes' ? path?.field.items : path?.field;
  const whole = ['equals', 'notEquals', 'in', 'notIn', 'includes'].includes(operator);
  if (field?.enum && whole) return { enum: [...field.enum] };
  if (field?.type === 'integer' || field?.type === 'number' || field?.type === 'boolean') return { type: field.type };
  return { type: 'string' };
}

/** What a lookup's field is, is known to the loader only: any operator may stand here. */
function describeLookupLeaf(): JsonObject {
  const every = [...new Set(Object.values(operatorsByType).flat())];
  return oneOperator({ type: 'string', pattern: lookupPath }, Object.fromEntries(every.map((name) => [name, {}])));
}

function describePortRange(paths: readonly ScopePath[]): JsonObject {
  const ports = paths.filter(({ type }) => type === 'integer').map(({ path }) => path);
  const end = { anyOf: [{ type: 'string', pattern: '^\\$' }, ...(ports.length > 0 ? [{ enum: ports }] : [])] };
  const covers = { anyOf: [{ type: 'array', minItems: 1, items: { type: 'integer' } }, parameter] };
  return form(
    { portRange: { type: 'array', minItems: 2, maxItems: 2, items: end }, covers },
    { ifNull: { type: 'boolean' } },
  );
}

/** A condition on the elements of a lookup, whose type is not known here: the form, and any path. */
export function describeAnyCondition(): JsonObject {
  const self = { $ref: '#/definitions/anyCondition' };
  const terms = { type: 'array', minItems: 1, items: self };
  const anyPath = { type: 'string' };
  const every = [...new Set(Object.values(operatorsByType).flat())];
  return {
    anyOf: [
      form({ all: terms }),
      form({ any: terms }),
      form({ not: self }),
      ...describeList(anyPath, '#/definitions/anyCondition'),
      oneOperator(anyPath, Object.fromEntries(every.map((name) => [name, {}]))),
      form(
        { portRange: { type: 'array', minItems: 2, maxItems: 2, items: anyPath }, covers: {} },
        { ifNull: { type: 'boolean' } },
      ),
    ],
  };
}
