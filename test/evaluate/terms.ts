import { evaluateCondition } from '../../src/evaluate/condition.ts';
import type { Env } from '../../src/evaluate/facts.ts';
import { stepLimit } from '../../src/evaluate/judge.ts';
import type { Condition, FieldType, Leaf, Operator, Path } from '../../src/model/condition.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Truth } from '../../src/model/result.ts';
import { asOf } from './six-rules.ts';

export const pathOf = (text: string): Path => {
  if (text === '.') return { text, from: 'element', segments: [] };
  const [first = '', ...rest] = text.split('.');
  return first === '$resource'
    ? { text, from: 'resource', segments: rest }
    : { text, from: 'element', segments: text.split('.') };
};

export function leaf(field: string, operator: Operator, value: Json, parts: Partial<Leaf> = {}): Leaf {
  const kind: Record<string, FieldType> = { number: 'integer', boolean: 'boolean' };
  const compared = Array.isArray(value) ? value[0] : value;
  const type = operator === 'includes' ? 'list' : (kind[typeof compared] ?? 'string');
  return {
    at: 'condition',
    kind: 'field',
    path: pathOf(field),
    operator,
    operand: { kind: 'literal', value },
    type,
    sensitive: false,
    ...parts,
  };
}

export function envOf(attributes: JsonObject, parts: Partial<Env['facts']> = {}): Env {
  return {
    facts: { label: '', attributes, unread: {}, partial: {}, ...parts },
    lookups: new Map(),
    params: {},
    asOf: Date.parse(asOf),
    budget: { steps: 0, limit: stepLimit, spent: false },
  };
}

export const truth = (node: Condition, attributes: JsonObject, parts: Partial<Env['facts']> = {}): Truth =>
  evaluateCondition(node, envOf(attributes, parts));
