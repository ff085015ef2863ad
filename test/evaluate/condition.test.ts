import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../src/evaluate/condition.ts';
import type { Condition, FieldType, Leaf, Operator, Path } from '../../src/model/condition.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Truth } from '../../src/model/result.ts';
import { envOf, leaf, pathOf, truth } from './terms.ts';
import { denied } from './world.ts';

/** A term of a known truth: `T` is 1, `F` is 0, `U` was not read. */
const term = (name: string): Leaf => leaf(name, 'equals', 1);
const known: JsonObject = { T: 1, F: 0 };
const letters: Readonly<Record<string, Truth>> = { T: true, F: false, U: 'unknown' };

describe("Kleene's tables", () => {
  it.each([
    ['T', 'T', 'T', 'T'],
    ['T', 'F', 'F', 'T'],
    ['T', 'U', 'U', 'T'],
    ['F', 'T', 'F', 'T'],
    ['F', 'F', 'F', 'F'],
    ['F', 'U', 'F', 'U'],
    ['U', 'T', 'U', 'T'],
    ['U', 'F', 'F', 'U'],
    ['U', 'U', 'U', 'U'],
  ])('%s with %s: all is %s, any is %s', (a, b, all, any) => {
    const of = [term(a), term(b)];
    expect(truth({ at: '', kind: 'all', of }, known)).toBe(letters[all]);
    expect(truth({ at: '', kind: 'any', of }, known)).toBe(letters[any]);
  });

  it.each([
    ['T', 'F'],
    ['F', 'T'],
    ['U', 'U'],
  ])('not %s is %s', (a, b) => {
    expect(truth({ at: '', kind: 'not', of: term(a) }, known)).toBe(letters[b]);
  });

  it.each([
    ['', 'F', 'T', 'T'],
    ['T', 'T', 'T', 'F'],
    ['F', 'F', 'F', 'T'],
    ['U', 'U', 'U', 'U'],
    ['TF', 'T', 'F', 'F'],
    ['TU', 'T', 'U', 'F'],
    ['FU', 'U', 'F', 'U'],
    ['UFT', 'T', 'F', 'F'],
  ])('over elements %s: some is %s, every is %s, none is %s', (elements, some, every, none) => {
    const items = [...elements].map((letter): JsonObject => (letter === 'U' ? {} : { X: letter === 'T' ? 1 : 0 }));
    const over = (kind: 'some' | 'every' | 'none'): Truth =>
      truth({ at: '', kind, list: pathOf('Items'), where: leaf('X', 'equals', 1) }, { Items: items });
    expect([over('some'), over('every'), over('none')]).toEqual([letters[some], letters[every], letters[none]]);
  });

  it.each([
    ['', 'F', 'T'],
    ['T', 'F', 'T'],
    ['TT', 'T', 'T'],
    ['TTT', 'T', 'F'],
    ['TU', 'U', 'T'],
    ['TTU', 'T', 'U'],
    ['FU', 'F', 'T'],
    ['TTTU', 'T', 'F'],
  ])('over elements %s: a count of at least 2 is %s, of at most 2 is %s', (elements, least, most) => {
    const items = [...elements].map((letter): JsonObject => (letter === 'U' ? {} : { X: letter === 'T' ? 1 : 0 }));
    const count = (bound: 'atLeast' | 'atMost'): Truth => {
      const operand = { [bound]: { kind: 'literal', value: 2 } as const };
      return truth(
        { at: '', kind: 'count', list: pathOf('Items'), where: leaf('X', 'equals', 1), ...operand },
        { Items: items },
      );
    };
    expect([count('atLeast'), count('atMost')]).toEqual([letters[least], letters[most]]);
  });
});

describe('null, unread and cut short', () => {
  it('knows isNull, equals, in and their negations on null', () => {
    const on = (operator: Operator, value: Json, parts: Partial<Leaf> = {}): Truth =>
      truth(leaf('A', operator, value, { type: 'string', ...parts }), { A: null });
    expect(on('isNull', true)).toBe(true);
    expect(on('isNull', false)).toBe(false);
    expect(on('equals', 'x')).toBe(false);
    expect(on('notEquals', 'x')).toBe(true);
    expect(on('in', ['x'])).toBe(false);
    expect(on('notIn', ['x'])).toBe(true);
    expect(on('equals', 'x', { ifNull: true })).toBe(true);
    expect(on('startsWith', 'x', { ifNull: true })).toBe(true);
    expect(on('startsWith', 'x', { ifNull: false })).toBe(false);
    expect(on('startsWith', 'x')).toBe('unknown');
  });

  it('takes everything inside null for null, and inside what was not read for unread', () => {
    expect(truth(leaf('A.B.C', 'isNull', true), { A: null })).toBe(true);
    expect(truth(leaf('A.B', 'equals', 1, { ifNull: true }), { A: { B: null } })).toBe(true);
    expect(truth(leaf('A.B.C', 'isNull', true), {})).toBe('unknown');
    expect(truth(leaf('A.B.C', 'isNull', true), { A: {} })).toBe('unknown');
  });

  it('takes a null list for empty and an unread one for unknown', () => {
    const none: Condition = { at: '', kind: 'none', list: pathOf('A'), where: leaf('.', 'equals', 'x') };
    expect(truth(none, { A: null })).toBe(true);
    expect(truth(none, { A: [] })).toBe(true);
    expect(truth(none, {})).toBe('unknown');
    expect(truth({ ...none, kind: 'some' }, { A: null })).toBe(false);
    expect(truth({ at: '', kind: 'count', list: pathOf('A'), atMost: { kind: 'literal', value: 0 } }, {})).toBe(
      'unknown',
    );
  });

  it('leaves a list open that was cut short', () => {
    const over = (kind: 'some' | 'every' | 'none', items: readonly string[], partial = { A: denied }): Truth =>
      truth({ at: '', kind, list: pathOf('A'), where: leaf('.', 'equals', 'x') }, { A: items }, { partial });
    expect([over('some', ['x']), over('every', ['y']), over('none', ['x'])]).toEqual([true, false, false]);
    expect([over('some', ['y']), over('every', ['x']), over('none', ['y'])]).toEqual(['unknown', 'unknown', 'unknown']);
    expect([over('some', []), over('every', []), over('none', [])]).toEqual(['unknown', 'unknown', 'unknown']);
    const includes = leaf('A', 'includes', 'x');
    expect(truth(includes, { A: ['x'] }, { partial: { A: denied } })).toBe(true);
    expect(truth(includes, { A: ['y'] }, { partial: { A: denied } })).toBe('unknown');
    expect(truth(includes, { A: ['y'] }, { partial: { B: denied } })).toBe(false);
    const count = { at: '', kind: 'count', list: pathOf('A') } as const;
    const two = { kind: 'literal', value: 2 } as const;
    expect(truth({ ...count, atLeast: two }, { A: ['x', 'y'] }, { partial: { A: denied } })).toBe(true);
    expect(truth({ ...count, atMost: two }, { A: ['x', 'y'] }, { partial: { A: denied } })).toBe('unknown');
    expect(truth({ ...count, atMost: two }, { A: ['x', 'y', 'z'] }, { partial: { A: denied } })).toBe(false);
  });

  it('may be a parameter, in whose elements the resource is at hand', () => {
    const list: Path = { text: '$params.regions', from: 'parameter', segments: ['regions'] };
    const isSet: Condition = { at: '', kind: 'count', list, atLeast: { kind: 'literal', value: 1 } };
    const isHome: Condition = {
      at: '',
      kind: 'some',
      list,
      where: { ...leaf('.', 'equalsField', ''), operand: { kind: 'path', path: pathOf('$resource.Region') } },
    };
    const judge = (node: Condition, regions: readonly string[], attributes: JsonObject): Truth =>
      evaluateCondition(node, { ...envOf(attributes), params: { regions } });
    expect([judge(isSet, [], {}), judge(isSet, ['ap-northeast-1'], {})]).toEqual([false, true]);
    const home = { Region: 'ap-northeast-1' };
    expect(judge(isHome, ['ap-northeast-3', 'ap-northeast-1'], home)).toBe(true);
    expect([judge(isHome, ['ap-northeast-3'], home), judge(isHome, ['ap-northeast-1'], {})]).toEqual([
      false,
      'unknown',
    ]);
  });

  it('knows which element of a list has an open list in it', () => {
    const node: Condition = {
      at: '',
      kind: 'none',
      list: pathOf('A'),
      where: { at: '', kind: 'some', list: pathOf('B'), where: leaf('.', 'equals', 'x') },
    };
    const attributes = { A: [{ B: ['y'] }, { B: ['y'] }] };
    expect(truth(node, attributes)).toBe(true);
    expect(truth(node, attributes, { partial: { 'A[1].B': denied } })).toBe('unknown');
    expect(truth(node, attributes, { partial: { 'A.B': denied } })).toBe('unknown');
    expect(truth(node, attributes, { partial: { 'A[2].B': denied } })).toBe(true);
  });
});

describe('a field compared with another', () => {
  it('of another type than its schema says is unknown', () => {
    const same = { ...leaf('A', 'equalsField', ''), operand: { kind: 'path', path: pathOf('B') } } as const;
    expect([truth(same, { A: 'x', B: 'x' }), truth(same, { A: 'x', B: 'y' })]).toEqual([true, false]);
    for (const B of [7, ['x'], { x: 'x' }, true]) expect(truth(same, { A: 'x', B })).toBe('unknown');
  });
});

describe('operators', () => {
  it.each<[string, Operator, Json, Json, Truth]>([
    ['equals text', 'equals', 'a', 'a', true],
    ['is case sensitive', 'equals', 'A', 'a', false],
    ['notEquals', 'notEquals', 'b', 'a', true],
    ['in', 'in', 'a', ['b', 'a'], true],
    ['notIn', 'notIn', 'a', ['b', 'a'], false],
    ['contains', 'contains', 'xay', 'a', true],
    ['notContains', 'notContains', 'xay', 'a', false],
    ['containsAny', 'containsAny', 'DES-CBC3-SHA', ['RC4', '3DES', 'DES-CBC3'], true],
    ['containsAny of none', 'containsAny', 'AES', ['RC4', '3DES'], false],
    ['startsWith', 'startsWith', 'alias/aws/s3', 'alias/aws/', true],
    ['endsWith', 'endsWith', 'a.example', '.example', true],
    ['like as a whole', 'like', 'arn:aws:s3:::acme-logs', 'arn:aws:s3:::*', true],
    ['like is no search', 'like', 'xarn:aws', 'arn:*', false],
    ['like with one character', 'like', 'eu-west-1', 'eu-west-?', true],
    ['like with a part in the middle', 'like', 'acme-prod-logs', '*-?rod-*s', true],
    ['like where the end would overlap', 'like', 'aba', 'ab*ba', false],
    ['like without a star', 'like', 'abc', 'a?c', true],
    ['like takes no other length', 'like', 'abcd', 'a?c', false],
    ['like takes dots as dots', 'like', 'axb', 'a.b', false],
    ['atLeast', 'atLeast', 2190, 2190, true],
    ['atMost', 'atMost', 2191, 2190, false],
    ['greaterThan', 'greaterThan', 2190, 2190, false],
    ['lessThan', 'lessThan', 1, 2, true],
    ['number 0 equals false', 'equals', 0, false, 'unknown'],
    ['boolean', 'equals', false, false, true],
    ['includes', 'includes', ['a', 'b'], 'b', true],
    ['includes not', 'includes', ['a'], 'b', false],
    ['includes among other kinds', 'includes', ['a', 5], 'b', 'unknown'],
  ])('%s', (_name, operator, actual, expected, result) => {
    expect(truth(leaf('A', operator, expected), { A: actual })).toBe(result);
  });

  it.each<[Operator, string, number, Truth]>([
    ['olderThan', '2026-11-20T23:59:59Z', 1, true],
    ['olderThan', '2026-11-21T00:00:00Z', 1, false],
    ['newerThan', '2026-11-21T00:00:01Z', 1, true],
    ['newerThan', '2026-11-21T00:00:00Z', 1, false],
    ['expiresInMoreThan', '2026-12-22T00:00:01Z', 30, true],
    ['expiresInMoreThan', '2026-12-22T00:00:00Z', 30, false],
    ['expiresWithin', '2026-12-22T00:00:00Z', 30, true],
    ['expiresWithin', '2020-01-01T00:00:00Z', 30, true],
    ['olderThan', '2026-11-21T08:59:59+09:00', 1, true],
    ['olderThan', '2026-11-01', 1, 'unknown'],
    ['olderThan', 'yesterday', 1, 'unknown'],
  ])('%s of %s against %i days is %s', (operator, time, days, result) => {
    expect(truth(leaf('A', operator, days * 86_400_000, { type: 'time' }), { A: time })).toBe(result);
  });

  it('compares two fields, also from inside a list', () => {
    const same = leaf('A', 'equalsField', null, { type: 'string', operand: { kind: 'path', path: pathOf('B') } });
    expect(truth(same, { A: 'x', B: 'x' })).toBe(true);
    expect(truth(same, { A: 'x', B: 'y' })).toBe(false);
    expect(truth(same, { A: 'x' })).toBe('unknown');
    expect(truth({ ...same, ifNull: false }, { A: 'x', B: null })).toBe(false);
    expect(truth({ ...same, ifNull: true }, { A: null, B: 'x' })).toBe(true);
    const starts = leaf('Prefix', 'startsWithField', null, {
      type: 'string',
      operand: { kind: 'path', path: pathOf('$resource.Path') },
    });
    const some: Condition = { at: '', kind: 'some', list: pathOf('Rules'), where: starts };
    expect(truth(some, { Path: 'AWSLogs/', Rules: [{ Prefix: 'x' }, { Prefix: 'AWSLogs/1' }] })).toBe(true);
    expect(truth(some, { Path: 'AWSLogs/', Rules: [{ Prefix: 'x' }] })).toBe(false);
  });

  it('finds a port in a range', () => {
    const range = (from: Json, to: Json, ifNull?: boolean): Truth =>
      truth(
        {
          at: '',
          kind: 'portRange',
          from: pathOf('F'),
          to: pathOf('T'),
          covers: { kind: 'literal', value: [22, 3389] },
          ...(ifNull !== undefined && { ifNull }),
        },
        { F: from, T: to },
      );
    expect(range(22, 22)).toBe(true);
    expect(range(3000, 4000)).toBe(true);
    expect(range(23, 3388)).toBe(false);
    expect(range(null, null)).toBe('unknown');
    expect(range(null, null, true)).toBe(true);
    expect(range('22', '22')).toBe('unknown');
  });

  it.each<[FieldType, Json]>([
    ['string', 5],
    ['integer', '5'],
    ['integer', 5.5],
    ['boolean', 'true'],
    ['time', 'soon'],
    ['object', []],
    ['list', {}],
  ])('does not judge a %s that is %j', (type, value) => {
    expect(truth(leaf('A', 'isNull', false, { type }), { A: value })).toBe('unknown');
    expect(truth(leaf('A', 'notEquals', 'x', { type }), { A: value })).toBe('unknown');
  });

  it('reads own members only', () => {
    for (const path of ['__proto__', 'constructor', 'toString', 'A.constructor.name', 'A.__proto__', 'B.length']) {
      expect(truth(leaf(path, 'isNull', false, { type: 'string' }), { A: {}, B: [1] })).toBe('unknown');
    }
    const own: JsonObject = JSON.parse('{ "__proto__": "x" }');
    expect(truth(leaf('__proto__', 'equals', 'x'), own)).toBe(true);
  });
});
