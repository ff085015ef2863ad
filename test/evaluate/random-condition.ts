import type { Condition, FieldType, Leaf, Operator, Path } from '../../src/model/condition.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import { asOf, type Random } from './six-rules.ts';

const day = 86_400_000;

interface Attribute {
  readonly name: string;
  readonly type: FieldType;
  readonly nullable?: boolean;
  readonly leaves: readonly (readonly [Operator, Json])[];
}

/** Members that every object of a random resource has, at any depth. */
const attributes: readonly Attribute[] = [
  {
    name: 'Name',
    type: 'string',
    leaves: [
      ['equals', 'acme-logs'],
      ['notEquals', 'acme-logs'],
      ['in', ['acme-logs', 'other']],
      ['notIn', ['acme-logs']],
      ['contains', 'logs'],
      ['notContains', 'logs'],
      ['containsAny', ['x', 'logs']],
      ['startsWith', 'acme'],
      ['endsWith', 'logs'],
      ['like', 'a*-?ogs'],
    ],
  },
  {
    name: 'Key',
    type: 'string',
    nullable: true,
    leaves: [
      ['isNull', true],
      ['isNull', false],
      ['equals', 'k'],
      ['notIn', ['k']],
    ],
  },
  {
    name: 'Days',
    type: 'integer',
    leaves: [
      ['atLeast', 30],
      ['atMost', 30],
      ['greaterThan', 30],
      ['lessThan', 30],
      ['in', [30, 31]],
      ['equals', 30],
    ],
  },
  {
    name: 'On',
    type: 'boolean',
    leaves: [
      ['equals', true],
      ['notEquals', true],
    ],
  },
  {
    name: 'At',
    type: 'time',
    leaves: [
      ['olderThan', day],
      ['newerThan', day],
      ['expiresInMoreThan', day],
      ['expiresWithin', day],
    ],
  },
  { name: 'Tags', type: 'list', nullable: true, leaves: [['includes', 'a']] },
];

const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

/** A resource with every member, and lists of such objects inside it. */
export function randomResource(random: Random, depth = 2): JsonObject {
  return {
    Name: pick(random, ['acme-logs', 'acme-data', 'other']),
    Key: pick(random, [null, 'k', 'l']),
    Days: pick(random, [29, 30, 31]),
    On: random() < 0.5,
    At: new Date(Date.parse(asOf) + pick(random, [-3, -1, 0, 1, 3]) * day).toISOString(),
    Tags: pick(random, [null, [], ['a'], ['b', 'a'], ['b']]),
    Inner: depth === 0 || random() < 0.2 ? null : randomResource(random, depth - 1),
    ...(depth > 0 && {
      Items: Array.from({ length: Math.floor(random() * 3) }, () => randomResource(random, depth - 1)),
    }),
  };
}

/** A condition over such a resource. */
export function randomCondition(random: Random, depth = 4, lists = 2, at = 'condition'): Condition {
  const below = (part: string, entered = 0): Condition =>
    randomCondition(random, depth - 1, lists - entered, `${at}.${part}`);
  const terms = (part: string): readonly Condition[] =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => below(`${part}[${index}]`));
  const kind = depth === 0 ? 'field' : pick(random, ['all', 'any', 'not', 'list', 'count', 'field', 'field'] as const);
  if (kind === 'all' || kind === 'any') return { at, kind, of: terms(kind) };
  if (kind === 'not') return { at, kind, of: below('not') };
  if (kind === 'field' || lists === 0) return randomLeaf(random, at);
  const list: Path = { text: 'Items', from: 'element', segments: ['Items'] };
  if (kind === 'list')
    return { at, kind: pick(random, ['some', 'every', 'none'] as const), list, where: below('where', 1) };
  const bound = { kind: 'literal', value: Math.floor(random() * 3) } as const;
  const bounds = random() < 0.5 ? { atLeast: bound } : { atMost: bound };
  return { at, kind: 'count', list, ...(random() < 0.8 && { where: below('where', 1) }), ...bounds };
}

function randomLeaf(random: Random, at: string): Leaf {
  const attribute = pick(random, attributes);
  const [operator, value] = pick(random, attribute.leaves);
  const segments = random() < 0.3 ? ['Inner', attribute.name] : [attribute.name];
  const open = operator === 'isNull' ? {} : { ifNull: random() < 0.5 };
  return {
    at,
    kind: 'field',
    path: { text: segments.join('.'), from: 'element', segments },
    operator,
    operand: { kind: 'literal', value },
    type: attribute.type,
    sensitive: false,
    ...(segments.length > 1 || attribute.nullable ? open : {}),
  };
}
