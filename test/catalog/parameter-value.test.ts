import { describe, expect, it } from 'vitest';
import { findValueProblem, isWeaker } from '../../src/catalog/parameter-value.ts';
import type { Json } from '../../src/model/json.ts';
import type { Parameter } from '../../src/model/rule.ts';
import { parseDuration } from '../../src/text/duration.ts';

const days: Parameter = { type: 'integer', default: 2190, minimum: 1, maximum: 36_500, stricter: 'higher' };
const age: Parameter = {
  type: 'duration',
  default: '90d',
  minimum: 86_400_000,
  maximum: 365 * 86_400_000,
  stricter: 'lower',
};
const modes: Parameter = {
  type: 'list<string>',
  default: ['COMPLIANCE'],
  allowed: ['COMPLIANCE', 'GOVERNANCE'],
  stricter: 'subset',
};
const ports: Parameter = {
  type: 'list<integer>',
  default: [22, 3389],
  minimum: 0,
  maximum: 65_535,
  stricter: 'superset',
};
const strict: Parameter = { type: 'boolean', default: true, stricter: 'true' };
const lax: Parameter = { type: 'boolean', default: false, stricter: 'false' };
const name: Parameter = { type: 'string', default: 'acme' };

describe('a value for a parameter', () => {
  it.each<[Parameter, Json, string | undefined]>([
    [days, 2557, undefined],
    [days, 2557.5, 'expected a whole number, found 2557.5'],
    [days, '2557', "expected a whole number, found '2557'"],
    [days, 0, '0 is under the minimum of 1'],
    [days, 40_000, '40000 is over the maximum of 36500'],
    [days, null, 'expected a whole number, found nothing'],
    [age, '12h', "'12h' is under the minimum of 1d"],
    [age, '366d', "'366d' is over the maximum of 365d"],
    [age, '24h', undefined],
    [age, 30, 'expected a duration such as 30d, 12h or 15m, found 30'],
    [modes, ['GOVERNANCE'], undefined],
    [modes, ['governance'], "'governance' is not allowed; use 'COMPLIANCE', 'GOVERNANCE'"],
    [modes, 'COMPLIANCE', "expected a list, found 'COMPLIANCE'"],
    [ports, [22, 70_000], '70000 is over the maximum of 65535'],
    [ports, [], undefined],
    [strict, 'true', "expected true or false, found 'true'"],
    [name, ['a'], 'expected text, found a list'],
  ])('%# %s', (parameter, value, problem) => {
    expect(findValueProblem(parameter, value)?.en).toBe(problem);
  });

  it('is refused in Japanese with the same values', () => {
    expect(findValueProblem(days, '2557')?.ja).toBe("整数が必要な箇所に文字列（'2557'）がある");
    expect(findValueProblem(days, null)?.ja).toBe('整数が必要な箇所に空の値がある');
    expect(findValueProblem(age, '366d')?.ja).toBe("'366d' は最大値 365d を上回っている");
    expect(findValueProblem(modes, ['governance'])?.ja).toBe(
      "'governance' は使えない。使える値: 'COMPLIANCE', 'GOVERNANCE'",
    );
  });
});

describe('an override is weaker', () => {
  it.each<[string, Parameter, Json, boolean]>([
    ['fewer days', days, 2189, true],
    ['as many days', days, 2190, false],
    ['more days', days, 2557, false],
    ['a longer age', age, '91d', true],
    ['the same age in hours', age, '2160h', false],
    ['a mode more', modes, ['COMPLIANCE', 'GOVERNANCE'], true],
    ['no mode', modes, [], false],
    ['a port less', ports, [22], true],
    ['a port more', ports, [22, 23, 3389], false],
    ['off instead of on', strict, false, true],
    ['on', strict, true, false],
    ['on instead of off', lax, true, true],
    ['another name', name, 'other', true],
    ['the same name', name, 'acme', false],
  ])('%s: %#', (_name, parameter, value, weaker) => {
    expect(isWeaker(parameter, value)).toBe(weaker);
  });
});

describe('a duration', () => {
  it.each([
    ['30d', 2_592_000_000],
    ['12h', 43_200_000],
    ['15m', 900_000],
    ['0d', 0],
  ])('%s is %d ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each(['', '30', 'd', '1w', '-1d', '1.5d', '1d12h', '1234567d', ' 1d', '1D'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
