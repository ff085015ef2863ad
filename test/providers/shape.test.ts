import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/providers/schema.ts';
import { joinShaped, leaveUnread, shapeFields } from '../../src/providers/shape.ts';

const origin = { call: 'kms:DescribeKey', permission: 'kms:DescribeKey' };
const mismatch = { kind: 'schema-mismatch', ...origin };

function shape(field: Field, value: unknown) {
  return shapeFields({ it: field }, { it: value, other: 'dropped' }, origin);
}

describe('an attribute', () => {
  it.each<[Field, unknown, unknown]>([
    [{ type: 'string' }, 'x', 'x'],
    [{ type: 'integer' }, 7, 7],
    [{ type: 'number' }, 0.5, 0.5],
    [{ type: 'boolean' }, false, false],
    [{ type: 'time' }, new Date('2026-04-01T00:00:00Z'), '2026-04-01T00:00:00.000Z'],
    [{ type: 'time' }, '2026-04-01T09:00:00+09:00', '2026-04-01T00:00:00.000Z'],
    [{ type: 'string', nullable: true }, null, null],
    [{ type: 'string', absentMeans: 'none' }, undefined, 'none'],
    [{ type: 'string', nullable: true, absentMeans: null }, undefined, null],
    [{ type: 'boolean', absentMeans: false }, null, false],
    [{ type: 'list', items: { type: 'string' } }, [], []],
    [{ type: 'string', enum: ['A'] }, 'a value newer than the schema', 'a value newer than the schema'],
  ])('%j of %j is %j', (field, value, expected) => {
    expect(shape(field, value)).toEqual({ attributes: { it: expected }, unread: {}, partial: {} });
  });

  it.each<[Field, unknown]>([
    [{ type: 'string' }, undefined],
    [{ type: 'string' }, null],
    [{ type: 'string' }, 7],
    [{ type: 'integer' }, '7'],
    [{ type: 'integer' }, 7.5],
    [{ type: 'integer' }, 2 ** 60],
    [{ type: 'number' }, Number.NaN],
    [{ type: 'boolean' }, 'true'],
    [{ type: 'boolean', absentMeans: false }, 'true'],
    [{ type: 'time' }, '2026-04-01'],
    [{ type: 'time' }, 'yesterday'],
    [{ type: 'time' }, new Date(Number.NaN)],
    [{ type: 'object', fields: {} }, []],
    [{ type: 'object', fields: {} }, new Date(0)],
    [{ type: 'list', items: { type: 'string' } }, { 0: 'a' }],
    [{ type: 'list', items: { type: 'string' } }, 'text'],
  ])('%j of %j is unread', (field, value) => {
    expect(shape(field, value)).toEqual({ attributes: {}, unread: { it: mismatch }, partial: {} });
  });
});

describe('an object', () => {
  const field: Field = { type: 'object', fields: { a: { type: 'string' }, b: { type: 'integer', absentMeans: 0 } } };

  it('keeps the members that are named, and says which of them it lacks', () => {
    expect(shape(field, { a: 1, c: 'x' })).toEqual({
      attributes: { it: { b: 0 } },
      unread: { 'it.a': mismatch },
      partial: {},
    });
  });

  it('knows nothing of an answer that is none: what is left out there means nothing', () => {
    for (const answer of [undefined, null, 'text', []]) {
      expect(shapeFields({ it: { type: 'integer', absentMeans: 0 } }, answer, origin)).toEqual({
        attributes: {},
        unread: { it: mismatch },
        partial: {},
      });
    }
  });

  it('takes no member from its prototype', () => {
    const fields = Object.fromEntries([['toString', { type: 'string', absentMeans: 'none' } as const]]);
    expect(shapeFields(fields, {}).attributes).toEqual({ toString: 'none' });
  });
});

describe('a list', () => {
  it('that loses an element is not whole', () => {
    expect(shape({ type: 'list', items: { type: 'string' } }, ['a', 1, 'b'])).toEqual({
      attributes: { it: ['a', 'b'] },
      unread: {},
      partial: { it: mismatch },
    });
  });

  it('places what its elements lack by their position as kept', () => {
    const items: Field = { type: 'object', fields: { a: { type: 'string' } } };
    expect(shape({ type: 'list', items }, ['no object', { a: 'x' }, {}])).toEqual({
      attributes: { it: [{ a: 'x' }, {}] },
      unread: { 'it[1].a': mismatch },
      partial: { it: mismatch },
    });
  });
});

describe('several answers', () => {
  it('join into one', () => {
    const cause = { kind: 'denied' } as const;
    expect(joinShaped([shapeFields({ a: { type: 'string' } }, { a: 'x' }), leaveUnread(['b', 'c'], cause)])).toEqual({
      attributes: { a: 'x' },
      unread: { b: cause, c: cause },
      partial: {},
    });
  });
});
