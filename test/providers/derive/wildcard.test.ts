import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../../src/providers/derive/wildcard.ts';

describe('a pattern of a policy', () => {
  it.each([
    ['*', ''],
    ['*', 'anything'],
    ['a*c', 'abbbc'],
    ['a*b*c', 'a-b-b-c'],
    ['a?c', 'abc'],
    ['abc', 'abc'],
  ])('%s matches %j', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['a?c', 'ac'],
    ['a*c', 'abcd'],
    ['ABC', 'abc'],
  ])('%s does not match %j', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(false);
  });

  it('costs little, however many stars it has', () => {
    expect(matchesWildcard(`${'*a'.repeat(20_000)}b`, 'a'.repeat(1000))).toBe(false);
  });
});
