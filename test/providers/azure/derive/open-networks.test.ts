import { expect, it } from 'vitest';
import { everyone, openNetworks } from '../../../../src/providers/azure/derive/open-networks.ts';

it.each<[string, readonly unknown[], readonly (readonly [string, number])[]]>([
  [
    'everyone',
    everyone,
    [
      ['ipv4', 0],
      ['ipv6', 3],
    ],
  ],
  ['two halves', ['0.0.0.0/1', '128.0.0.0/1'], [['ipv4', 0]]],
  ['one address', ['203.0.113.7'], [['ipv4', 32]]],
  ['a network and its part, once', ['203.0.113.0/24', '203.0.113.128/25'], [['ipv4', 24]]],
  ['private ranges', ['10.0.0.0/8', '192.168.1.1', 'fd00::/8', '0.0.0.0/32'], []],
  ['an address of IPv6', ['2001:db8::1'], [['ipv6', 128]]],
  ['nothing', [], []],
])('%s', (_what, sources, expected) => {
  const found = openNetworks(sources)?.map(({ family, prefixLength }) => [family, prefixLength]);
  expect(found).toEqual(expected);
});

it('names the sources of a family', () => {
  expect(openNetworks(['203.0.113.0/24', '10.0.0.0/8', '2001:db8::/32'])).toEqual([
    { family: 'ipv4', prefixLength: 24, sources: ['203.0.113.0/24', '10.0.0.0/8'] },
    { family: 'ipv6', prefixLength: 32, sources: ['2001:db8::/32'] },
  ]);
});

it.each([['AzureCloud'], ['203.0.113.0/33'], ['203.0.113.'], [7], [null]])('cannot read %s', (source) => {
  expect(openNetworks(['203.0.113.0/24', source])).toBeUndefined();
});

it('reads no list where there is none', () => expect(openNetworks('0.0.0.0/0')).toBeUndefined());
