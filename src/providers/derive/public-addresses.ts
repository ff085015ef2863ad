import { type AddressSet, toAddressSet } from './address-set.ts';
import { parseNetwork } from './ip-network.ts';

/** What no host on the internet has: the rest are public addresses. */
export const notPublic: Readonly<Record<'ipv4' | 'ipv6', AddressSet>> = {
  // https://www.iana.org/assignments/iana-ipv4-special-registry
  ipv4: networksOf([
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ]),
  // Global unicast is 2000::/3, so these are the rest. https://www.iana.org/assignments/ipv6-address-space
  ipv6: networksOf(['::/3', '4000::/2', '8000::/1']),
};

function networksOf(cidrs: readonly string[]): AddressSet {
  return toAddressSet(cidrs.flatMap((cidr) => parseNetwork(cidr) ?? []));
}
