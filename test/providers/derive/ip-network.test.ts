import { describe, expect, it } from 'vitest';
import { countAddresses, prefixLengthOf, subtract, toAddressSet } from '../../../src/providers/derive/address-set.ts';
import { parseNetwork } from '../../../src/providers/derive/ip-network.ts';

function network(cidr: string) {
  const parsed = parseNetwork(cidr);
  if (!parsed) throw new Error(`no network: ${cidr}`);
  return parsed;
}

describe('a network', () => {
  it.each([
    ['0.0.0.0/0', 0n, 2n ** 32n - 1n],
    ['128.0.0.0/1', 2n ** 31n, 2n ** 32n - 1n],
    ['203.0.113.7/32', 3405803783n, 3405803783n],
    ['203.0.113.7/24', 3405803776n, 3405804031n],
    ['::/0', 0n, 2n ** 128n - 1n],
    ['2000::/3', 2n ** 125n, 2n ** 126n - 1n],
    ['2001:db8::1/128', 0x20010db8n * 2n ** 96n + 1n, 0x20010db8n * 2n ** 96n + 1n],
    ['1:2:3:4:5:6:7:8/128', 0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n],
    ['::ffff:192.0.2.1/128', 0xffffc0000201n, 0xffffc0000201n],
  ])('%s has these first and last addresses', (cidr, first, last) => {
    expect(parseNetwork(cidr)).toMatchObject({ first, last, family: cidr.includes(':') ? 'ipv6' : 'ipv4' });
  });

  it.each([
    '',
    '0.0.0.0',
    '0.0.0.0/33',
    '0.0.0.0/-1',
    '0.0.0.0/0/0',
    '256.0.0.0/8',
    '10.0.0/8',
    'a.b.c.d/8',
    '::/129',
    ':::/0',
    '1::2::3/64',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7:8:9/64',
    '12345::/16',
    '::1.2.3/128',
    'pl-12345678',
  ])('is not %s', (cidr) => {
    expect(parseNetwork(cidr)).toBeUndefined();
  });
});

describe('a set of addresses', () => {
  it('joins what overlaps and what touches', () => {
    const set = toAddressSet([network('128.0.0.0/1'), network('10.0.0.0/8'), network('0.0.0.0/1')]);
    expect(set).toEqual([{ first: 0n, last: 2n ** 32n - 1n }]);
    expect(toAddressSet([network('10.0.0.0/32'), network('10.0.0.2/32')])).toHaveLength(2);
    expect(toAddressSet([])).toEqual([]);
  });

  it('loses what is taken from its start, middle and end', () => {
    const block = [network('10.0.0.0/24')];
    const left = subtract(block, [network('10.0.0.0/32'), network('10.0.0.16/28'), network('10.0.0.255/32')]);
    expect(countAddresses(left)).toBe(256n - 18n);
    expect(left).toHaveLength(2);
    expect(subtract(block, [network('0.0.0.0/0')])).toEqual([]);
    expect(subtract(block, [network('192.0.2.0/24')])).toEqual(block.map(({ first, last }) => ({ first, last })));
  });

  it.each([
    [['0.0.0.0/0'], 0],
    [['0.0.0.0/1', '128.0.0.0/1'], 0],
    [['203.0.113.0/24'], 24],
    [['203.0.113.0/24', '198.51.100.0/24'], 23],
    [['203.0.113.0/24', '198.51.100.1/32'], 23],
    [['203.0.113.7/32'], 32],
    [[], undefined],
  ] as const)('of %j is as large as a network of /%s', (cidrs, length) => {
    expect(prefixLengthOf(toAddressSet(cidrs.map(network)), 'ipv4')).toBe(length);
  });

  it('counts IPv6 in bits of 128', () => {
    expect(prefixLengthOf([network('2000::/3')], 'ipv6')).toBe(3);
  });
});
