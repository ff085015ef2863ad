import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../src/providers/derive/members.ts';
import { answerFromJson } from '../../../src/providers/read/answer-json.ts';
import { readToken, viewAnswer } from '../../../src/providers/read/answer-view.ts';
import { shapeFields } from '../../../src/providers/shape.ts';

/** What is kept of an answer that is read like this, and what the reading gave. */
function keep<Output extends object, Result>(
  answer: Output,
  read: (view: Output) => Result,
  names: readonly string[] = [],
) {
  const { view, toJson } = viewAnswer(answer, new Set(names));
  const result = read(view);
  return { result, json: toJson() };
}

const user = {
  name: 'hanako',
  key: 'secret',
  home: { city: 'Osaka', street: 'secret' },
  tags: [{ a: 1, b: 2 }, { a: 3 }],
};

describe('a view of an answer', () => {
  it('reads as the answer, and keeps what was read', () => {
    const { result, json } = keep(user, (view) => `${view.name} ${view.home.city} ${view.tags[1]?.a}`);
    expect(result).toBe('hanako Osaka 3');
    expect(json).toEqual({ name: 'hanako', home: { city: 'Osaka' }, tags: [null, { a: 3 }] });
  });

  it('keeps of a copy what the schema names and what is looked into', () => {
    const { json } = keep(user, (view) => ({ ...view }).home.city, ['name']);
    expect(json).toEqual({ name: 'hanako', home: { city: 'Osaka' }, $more: 2 });
    expect(keep(user, ({ name, ...rest }) => [name, rest.key]).json).toEqual({ name: 'hanako', $more: 3 });
    expect(keep(user, (view) => Object.assign({}, view)).json).toEqual({ $more: 4 });
    expect(keep({ one: 'x' }, (view) => ({ ...view })).json).toEqual({ $more: 1 });
  });

  it('keeps of keys that were counted only how many there are', () => {
    expect(keep(user, (view) => Object.keys(view).length)).toEqual({ result: 4, json: { $more: 4 } });
    expect(keep({ PASSWORD: 'secret' }, (view) => Object.keys(view).length).json).toEqual({ $more: 1 });
    expect(Object.keys(answerFromJson({ $more: 4 }) as object)).toHaveLength(4);
  });

  it('keeps what is read by name after the keys were asked for', () => {
    const read = (view: Record<string, string>) => Object.keys(view).map((key) => view[key]);
    expect(keep({ a: 'x', b: 'y' }, read).json).toEqual({ a: 'x', b: 'y' });
    expect(keep({ a: 'x', b: 'y' }, (view) => JSON.stringify(view)).json).toEqual({ a: 'x', b: 'y' });
  });

  it('keeps a map that is read as one, in the order of its keys', () => {
    for (const map of [{ b: '1', a: '2' }, { only: 'one' }, {}]) {
      const { result, json } = keep<Record<string, string>, unknown>(map, membersOf);
      expect(json).toEqual(map);
      expect(membersOf(answerFromJson(json ?? {}) as Record<string, string>)).toEqual(result);
    }
  });

  it('keeps that a member is there, and no more, where that is asked', () => {
    const { result, json } = keep(user, (view) => ['key' in view, Object.hasOwn(view, 'name'), 'none' in view]);
    expect([result, json]).toEqual([[true, true, false], { key: null, name: null }]);
  });

  it('keeps what a schema takes of it', () => {
    const fields = {
      home: { type: 'object', fields: { city: { type: 'string' } } },
      gone: { type: 'string' },
    } as const;
    const { result, json } = keep(user, (view) => shapeFields(fields, view));
    expect(json).toEqual({ home: { city: 'Osaka' } });
    expect(shapeFields(fields, answerFromJson(json ?? {}))).toEqual(result);
  });

  it('has one view of one object, and lists that are lists', () => {
    const { result } = keep(user, (view) => [
      new Set([view.home, view.home]).size,
      Array.isArray(view.tags),
      view.tags.map(({ a }) => a),
      [...view.tags].length,
      view.tags.flatMap(({ a }) => a).length,
      [view.tags].flat().length,
    ]);
    expect(result).toEqual([1, true, [1, 3], 2, 2, 2]);
  });

  it('keeps times, bytes and numbers as what they are', () => {
    const answer = {
      at: new Date('2026-11-25T00:00:00Z'),
      never: new Date(Number.NaN),
      text: new TextEncoder().encode('一つ'),
      bytes: new Uint8Array([0xff, 0x00]),
      far: 2 ** 60,
      nothing: Number.NaN,
      big: 12345678901234567890n,
      none: null,
    };
    const { json } = keep(answer, (view) => Object.keys(answer).map((key) => view[key as keyof typeof answer]));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(answerFromJson(json ?? {})).toEqual(answer);
    expect(json?.text).toEqual({ $text: '一つ' });
  });

  it("keeps members whose names are ours or nobody's", () => {
    const answer = JSON.parse('{"$text":"x","$more":3,"__proto__":{"a":1},"constructor":"y"}') as Record<
      string,
      unknown
    >;
    const { json } = keep(answer, (view) => [
      view.$text,
      view.$more,
      (Reflect.get(view, '__proto__') as { a: number }).a,
      view.constructor,
    ]);
    expect(json).toEqual({ $$text: 'x', $$more: 3, ['__proto__']: { a: 1 }, constructor: 'y' });
    expect(JSON.stringify(answerFromJson(json ?? {}))).toBe(JSON.stringify(answer));
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('keeps an answer that is a list', () => {
    const { json } = keep([{ a: 1, b: 2 }], (view) => view[0]?.a);
    expect([json, answerFromJson(json ?? {})]).toEqual([{ $list: [{ a: 1 }] }, [{ a: 1 }]]);
  });

  it('keeps no token of a further page, but which is the same', () => {
    const tokens = new Map<string, string>();
    const told = ['first', 'second', 'first', ''].map((next) => {
      const { view, toJson } = viewAnswer({ next, items: ['x'] }, new Set(), tokens);
      expect(readToken(view, () => view.next)).toBe(next);
      return toJson();
    });
    expect(told).toEqual([{ next: 'page-2' }, { next: 'page-3' }, { next: 'page-2' }, { next: '' }]);
    expect(readToken({ next: 'x' }, () => 'x')).toBe('x');
  });

  it('keeps a token that is also read as something else', () => {
    const { view, toJson } = viewAnswer({ last: 'table' }, new Set());
    readToken(view, () => view.last);
    expect(view.last).toBe('table');
    expect(toJson()).toEqual({ last: 'table' });
  });

  it('keeps nothing beyond 60 levels, and no answer of which more is read than a line holds', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) as object;
    const { json } = keep(deep, (view) => JSON.stringify(view).length);
    expect(JSON.stringify(json).split('{').length - 1).toBe(60);
    const kept = (text: string) => keep({ text }, (view) => [view.text, view.text].length).json !== undefined;
    const lengths = [5_000_000, 14_000_000, 16_000_000];
    expect(lengths.map((length) => kept('x'.repeat(length)))).toEqual([true, true, false]);
    expect(lengths.map((length) => kept('\0'.repeat(length / 2)))).toEqual([true, false, false]);
    expect(kept('患'.repeat(6_000_000))).toBe(false);
  });
});
