import { expect, it } from 'vitest';
import { ipRulesPrefixLength } from '../../../../src/providers/azure/derive/ip-rules.ts';

const rules = (...values: readonly string[]) => values.map((value) => ({ value, action: 'Allow' }));

it.each([
  [['203.0.113.7'], 32],
  [['203.0.113.0/24'], 24],
  [['203.0.113.0/24', '203.0.113.0/25', '203.0.113.9'], 24],
  [['0.0.0.0/0'], 0],
  [['0.0.0.0/1', '128.0.0.0/1'], 0],
  [['0.0.0.0/2', '64.0.0.0/2', '198.51.100.1'], 0],
  [['10.0.0.0/16', '10.1.0.0/16'], 15],
])('%j open a network of /%d', (values, length) => expect(ipRulesPrefixLength(rules(...values))).toBe(length));

it('knows of no rule', () => expect(ipRulesPrefixLength([])).toBeNull());

it.each([
  undefined,
  null,
  'any',
  [{}],
  [null],
  rules('everyone'),
  rules('203.0.113.7', '203.0.113.0/33'),
  rules('2001:db8::/32'),
])('%j is no list of addresses', (value) => expect(ipRulesPrefixLength(value)).toBeUndefined());

it('takes many rules in time', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`);
  expect(ipRulesPrefixLength(rules(...many))).toBe(9);
});
