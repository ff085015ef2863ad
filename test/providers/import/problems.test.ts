import { describe, expect, it } from 'vitest';
import { keys, read } from './read.ts';
import { sarif } from './reports.ts';

const run = (results: readonly object[]) =>
  sarif({ tool: { driver: { name: 'x', rules: [{ id: 'r', defaultConfiguration: { level: 'error' } }] } }, results });

describe('what a waiver or a baseline can name', () => {
  const secret = (ruleId: string, uri: string, startLine: number, more: object = {}) => ({
    ruleId,
    message: { text: '' },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
    ...more,
  });
  const of = (...results: readonly object[]) => keys(read(run(results)));

  it('is one finding in one file: what is found elsewhere, by another rule, or once more there has another name', () => {
    const first = secret('key', 'a.ts', 1);
    expect(of(first)).toEqual(['key@a.ts']);
    expect(of(first, secret('key', 'b.ts', 1))).toEqual(['key@a.ts', 'key@b.ts']);
    expect(of(first, secret('pat', 'a.ts', 1))).toEqual(['key@a.ts', 'pat@a.ts']);
    expect(of(first, secret('key', 'a.ts', 9))).toEqual(['key@a.ts', 'key@a.ts#2']);
  });

  it('does not change with its line, its gravity, the order of results and what is mended beside it', () => {
    expect(of(secret('key', 'a.ts', 77))).toEqual(['key@a.ts']);
    expect(of(secret('key', 'a.ts', 1, { level: 'note' }))).toEqual(['key@a.ts']);
    const many = [secret('pat', 'b.ts', 3), secret('key', 'a.ts', 1), secret('pat', 'b.ts', 1)];
    expect(new Set(of(...many))).toEqual(new Set(of(...many.toReversed())));
    expect(of(...many.slice(0, 2))).toEqual(['pat@b.ts', 'key@a.ts']);
  });

  it('of one rule in one file but of several gravities is counted there once', () => {
    const found = read(
      run([secret('r', 'a', 1, { level: 'note' }), secret('r', 'a', 2), secret('r', 'a', 3, { level: 'note' })]),
    );
    expect(
      found.problems.map(({ id, attributes: { Gravity, Place } }) => [id.split('#').at(-1), Gravity, Place]),
    ).toEqual([
      ['r@a', 'high', 'a:2'],
      ['2', 'low', 'a:1'],
      ['3', 'low', 'a:3'],
    ]);
  });

  it('has no name of a rule or no place where the scanner gives none', () => {
    expect(of({ message: { text: '' } }, { message: { text: '' }, ruleId: 'q' })).toEqual(['-', 'q']);
  });
});
