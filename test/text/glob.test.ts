import { describe, expect, it } from 'vitest';
import { globMatcher, matchesGlob } from '../../src/text/glob.ts';

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
    ['aws/s3/encryption', 'aws/s3/encryption', true],
    ['aws/s3/encryption', 'aws/s3/encryption-2', false],
    ['aws/*', 'aws/s3/encryption', true],
    ['*/encryption', 'aws/s3/encryption', true],
    ['*s3*', 'aws/s3/encryption', true],
    ['aws/**/encryption', 'aws/s3/encryption', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab', 'ab', false],
    ['a.s/*', 'aws/s3', false],
    ['本番*', '本番-ログ', true],
    ['a?*?c', 'abc', false],
    ['a?*?c', 'abbc', true],
    ['*?b?*', 'xabc', true],
    ['*?b?*', 'bcab', false],
    ['*a?c*', 'aacabcx', true],
    ['\\*', '\\ab', true],
    ['\\*', '*', false],
    ['Aws/*', 'aws/s3', false],
  ])('%j takes in %j: %s', (glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
    expect(globMatcher(glob)(text)).toBe(expected);
  });

  it('does not go back: many stars on a long text that almost matches', () => {
    const before = performance.now();
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(1_000_000))).toBe(false);
    console.info(`200 stars on a megabyte: ${(performance.now() - before).toFixed(1)} ms`);
  });

  it('is not slowed down by a hostile pattern', { timeout: 1_000 }, () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(10_000))).toBe(false);
  });
});
