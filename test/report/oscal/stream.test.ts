import { describe, expect, it } from 'vitest';
import { type Member, writeDocument } from '../../../src/report/oscal/stream.ts';

function read(members: readonly (readonly [string, Member])[]): unknown {
  return JSON.parse([...writeDocument('root', members)].join(''));
}

describe('writeDocument', () => {
  it('writes members in their order', () => {
    const members: readonly (readonly [string, Member])[] = [
      ['a', { value: 1 }],
      ['b', { list: [{ x: 1 }, { x: 2 }] }],
      ['c', { members: [['d', { value: 'é\u202e\n' }]] }],
      ['e', { single: [['f', { list: [{}] }]] }],
    ];
    expect(read(members)).toEqual({ root: { a: 1, b: [{ x: 1 }, { x: 2 }], c: { d: 'é\u202e\n' }, e: [{ f: [{}] }] } });
    expect([...writeDocument('root', members)].join('')).toContain('\\u202e\\n');
  });

  it('leaves out what would be empty, wherever it stands', () => {
    const empty: readonly (readonly [string, Member])[] = [
      ['a', { list: [] }],
      ['b', { value: undefined }],
      ['c', { members: [['d', { list: [] }]] }],
      ['e', { single: [] }],
    ];
    expect(read(empty)).toEqual({ root: {} });
    expect(read([...empty, ['f', { value: null }], ...empty])).toEqual({ root: { f: null } });
  });
});
