import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/catalog/glob.ts';

describe('a glob', () => {
  it.each([
    ['aws/s3/encryption', 'aws/s3/encryption', true],
    ['aws/s3/encryption', 'aws/s3/encryption-2', false],
    ['aws/*', 'aws/s3/encryption', true],
    ['*/encryption', 'aws/s3/encryption', true],
    ['*s3*', 'aws/s3/encryption', true],
    ['aws/**/encryption', 'aws/s3/encryption', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab', 'ab', false],
    ['*ab*ab', 'abab', true],
    ['a.s/*', 'aws/s3', false],
    ['', 'a', false],
    ['*', '', true],
  ])('%s on %s: %s', (pattern, text, matches) => {
    expect(matchesGlob(pattern, text)).toBe(matches);
  });

  it('does not go back: many stars on a long text that almost matches', () => {
    const before = performance.now();
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(1_000_000))).toBe(false);
    console.info(`200 stars on a megabyte: ${(performance.now() - before).toFixed(1)} ms`);
  });
});
