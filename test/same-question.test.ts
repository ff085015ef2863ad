import { describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../src/catalog/load.ts';
import type { Condition, Operand, Operator, Path } from '../src/model/condition.ts';
import type { Lookup } from '../src/model/rule.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { askedBy } from './support/question.ts';

const { rules } = await loadCatalog(shippedRules, resourceSchemas);

describe('two rules', () => {
  it('never read the same attribute for the same safeguard with only a constant changed', () => {
    const bySame = Map.groupBy(rules, askedBy);
    const pairs = [...bySame].flatMap(([asked, alike]) =>
      alike.flatMap((rule, at) =>
        alike.slice(at + 1).flatMap((other) => {
          const ids = new Set(other.safeguards.map(({ id }) => id));
          const shared = rule.safeguards.map(({ id }) => id).filter((id) => ids.has(id));
          return shared.length === 0 ? [] : [`${rule.id} = ${other.id}, for ${shared.join(', ')}: ${asked}`];
        }),
      ),
    );
    expect(pairs).toEqual([]);
  });
});

const element = (text: string): Path => ({ text, from: 'element', segments: text.split('.') });
const literal = (value: string | number | readonly string[]): Operand => ({ kind: 'literal', value });
const parameter = (name: string): Operand => ({ kind: 'parameter', name });
const leaf = (path: string, operator: Operator, operand: Operand): Condition => ({
  kind: 'field',
  at: 'condition',
  path: path.startsWith('$')
    ? { text: path, from: 'lookup', lookup: path.slice(1).split('.')[0] ?? '', segments: path.split('.').slice(1) }
    : element(path),
  operator,
  operand,
  type: 'string',
  sensitive: false,
});
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', at: 'condition', of });
const bucket = (name: string, ours: string): Lookup => ({
  name,
  resource: 'aws/s3/bucket',
  match: { Name: ours },
  lists: [],
  expect: 'one',
  whenAbsent: 'unknown',
});
const ask = (condition: Condition, ...lookups: readonly Lookup[]) =>
  askedBy({ resource: 'aws/a/b', lookups, condition });

describe('a question is the same', () => {
  it.each<[string, Condition, Condition]>([
    ['with another literal', leaf('A', 'equals', literal(1)), leaf('A', 'equals', literal(2))],
    ['with a parameter', leaf('A', 'atLeast', literal(1)), leaf('A', 'atLeast', parameter('days'))],
    ['with a list for one value', leaf('A', 'equals', literal('x')), leaf('A', 'in', literal(['x', 'y']))],
    ['with the bound itself left out', leaf('A', 'atLeast', literal(1)), leaf('A', 'greaterThan', literal(0))],
    ['with an id', leaf('A', 'equals', literal(1)), { ...leaf('A', 'equals', literal(1)), id: 'a' }],
    [
      'in another order',
      all(leaf('A', 'equals', literal(1)), leaf('B', 'equals', literal(1))),
      all(leaf('B', 'equals', literal(1)), leaf('A', 'equals', literal(1))),
    ],
    [
      'asked of two values',
      leaf('A', 'includes', literal('x')),
      all(leaf('A', 'includes', literal('x')), leaf('A', 'includes', literal('y'))),
    ],
  ])('%s', (_what, one, other) => expect(ask(one)).toBe(ask(other)));

  it('by lookups of another name', () => {
    const one = ask(leaf('$store.Region', 'equals', literal('x')), bucket('store', 'S3BucketName'));
    expect(ask(leaf('$bucket.Region', 'equals', literal('x')), bucket('bucket', 'S3BucketName'))).toBe(one);
    expect(ask(leaf('$bucket.Region', 'equals', literal('x')), bucket('bucket', 'LogBucketName'))).not.toBe(one);
  });
});

describe('a question is another', () => {
  it.each<[string, Condition, Condition]>([
    ['of another attribute', leaf('A', 'equals', literal(1)), leaf('B', 'equals', literal(1))],
    ['the other way round', leaf('A', 'equals', literal(1)), leaf('A', 'notEquals', literal(1))],
    ['with a bound on the other side', leaf('A', 'atLeast', literal(1)), leaf('A', 'atMost', literal(1))],
    [
      'of one more attribute',
      leaf('A', 'equals', literal(1)),
      all(leaf('A', 'equals', literal(1)), leaf('B', 'equals', literal(1))),
    ],
    [
      'compared with another attribute',
      leaf('A', 'equalsField', { kind: 'path', path: element('B') }),
      leaf('A', 'equalsField', { kind: 'path', path: element('C') }),
    ],
  ])('%s', (_what, one, other) => expect(ask(one)).not.toBe(ask(other)));

  it('of another resource', () => {
    const condition = leaf('A', 'equals', literal(1));
    expect(askedBy({ resource: 'aws/a/c', lookups: [], condition })).not.toBe(ask(condition));
  });
});
