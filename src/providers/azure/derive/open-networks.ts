import { type AddressSet, prefixLengthOf, subtract, toAddressSet } from '../../derive/address-set.ts';
import { type Network, parseNetwork } from '../../derive/ip-network.ts';

/** Public addresses of one family that get in: `prefixLength` is that of one network as large as all of them together. */
export interface OpenNetworks {
  readonly family: 'ipv4' | 'ipv6';
  readonly prefixLength: number;
  readonly sources: readonly string[];
}

/** Every address there is. */
export const everyone = ['0.0.0.0/0', '::/0'] as const;

/** No host on the internet has one of these. https://www.iana.org/assignments/iana-ipv4-special-registry */
const notPublic: Readonly<Record<Network['family'], AddressSet>> = {
  ipv4: networksOf(
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '224.0.0.0/3',
  ),
  // Global unicast is 2000::/3, so these are the rest. https://www.iana.org/assignments/ipv6-address-space
  ipv6: networksOf('::/3', '4000::/2', '8000::/1'),
};

function networksOf(...cidrs: readonly string[]): AddressSet {
  return toAddressSet(cidrs.flatMap((cidr) => parseNetwork(cidr) ?? []));
}

/**
 * The public addresses among these networks and single addresses, added up for each family: two halves of the internet are the
 * internet. Private ranges do not count. `undefined` where one of them cannot be read.
 */
export function openNetworks(sources: unknown): readonly OpenNetworks[] | undefined {
  if (!Array.isArray(sources)) return undefined;
  const parsed = sources.map((source) => ({ source, network: networkOf(source) }));
  const known = parsed.flatMap(({ source, network }) => (network ? [{ source: String(source), network }] : []));
  if (known.length < parsed.length) return undefined;
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const own = known.filter(({ network }) => network.family === family);
    const open = subtract(toAddressSet(own.map(({ network }) => network)), notPublic[family]);
    const prefixLength = prefixLengthOf(open, family);
    return prefixLength === undefined ? [] : [{ family, prefixLength, sources: own.map(({ source }) => source) }];
  });
}

function networkOf(text: unknown): Network | undefined {
  if (typeof text !== 'string') return undefined;
  return parseNetwork(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
}
