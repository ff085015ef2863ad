import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/assess/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abbcd', false],
    ['*a*b', 'xaab', true],
    ['*ab*ab', 'abab', true],
    ['*ab*ab', 'abb', false],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
    ['本番*', '本番-ログ', true],
  ])('%j takes in %j: %s', (glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
  });

  it('is not slowed down by a hostile pattern', { timeout: 1_000 }, () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(10_000))).toBe(false);
  });
});
