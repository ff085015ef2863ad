import { describe, expect, it } from 'vitest';
import { findEndpointIngress } from '../../../../src/providers/aws/derive/cluster-endpoint.ts';

/** How wide the public endpoint is open, by family. */
function widths(...publicAccessCidrs: string[]) {
  const found = findEndpointIngress({ endpointPublicAccess: true, publicAccessCidrs });
  return found?.map(({ Family, PrefixLength }) => [Family, PrefixLength]);
}

describe('the public endpoint of a cluster', () => {
  it.each([
    ['everyone', ['0.0.0.0/0'], [['ipv4', 0]]],
    ['everyone in two halves', ['0.0.0.0/1', '128.0.0.0/1'], [['ipv4', 0]]],
    ['one network', ['203.0.113.0/24'], [['ipv4', 24]]],
    ['one address', ['203.0.113.7/32'], [['ipv4', 32]]],
    ['private networks', ['10.0.0.0/8', '192.168.0.0/16'], []],
    ['a private network and an office', ['10.0.0.0/8', '203.0.113.0/24'], [['ipv4', 24]]],
    ['everyone over IPv6', ['::/0'], [['ipv6', 3]]],
    [
      'both families',
      ['203.0.113.0/24', '2001:db8::/32'],
      [
        ['ipv4', 24],
        ['ipv6', 32],
      ],
    ],
  ])('is open to %s', (_, cidrs, expected) => {
    expect(widths(...cidrs)).toEqual(expected);
  });

  it('that is off is open to nobody, whatever networks are kept for it', () => {
    expect(findEndpointIngress({ endpointPublicAccess: false, publicAccessCidrs: ['0.0.0.0/0'] })).toEqual([]);
  });

  it.each([
    ['no configuration', undefined],
    ['no word on whether it is on', { publicAccessCidrs: ['0.0.0.0/0'] }],
    ['no networks', { endpointPublicAccess: true }],
    ['a network that is none', { endpointPublicAccess: true, publicAccessCidrs: ['203.0.113.0/99'] }],
  ])('is not known with %s', (_, config) => {
    expect(findEndpointIngress(config)).toBeUndefined();
  });
});
