import type { AddressSet } from '../../derive/address-set.ts';
import { type AddressRange, parseIpv4, parseNetwork } from '../../derive/ip-network.ts';

/** Addresses of one family under the name they have in a rule. */
export interface NamedRange {
  readonly name: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly range: AddressRange;
}

/** What one side of a security rule names. */
export interface RuleAddresses {
  /** Every address: `*`, or the tag Internet, which is all that is outside of the virtual network. */
  readonly everything: boolean;
  readonly ranges: readonly NamedRange[];
  /** Service tags whose addresses Microsoft keeps and changes, in lower case. */
  readonly tags: readonly string[];
}

const everyAddress: readonly Omit<NamedRange, 'name'>[] = [
  { family: 'ipv4', range: { first: 0n, last: (1n << 32n) - 1n } },
  { family: 'ipv6', range: { first: 0n, last: (1n << 128n) - 1n } },
];

/** Clients may write any of these. https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview */
const everythingNames = new Set(['*', 'any', 'internet']);

/** The virtual network with what is connected to it, and the probes of the load balancer (168.63.129.16): nothing public. */
const privateTags = new Set(['virtualnetwork', 'azureloadbalancer']);

/** Reads prefixes: addresses, CIDR, ranges of IPv4, service tags. `undefined` where one is none of them. */
export function parseAddresses(prefixes: readonly string[]): RuleAddresses | undefined {
  const ranges: NamedRange[] = [];
  const tags: string[] = [];
  for (const written of prefixes) {
    const name = written.trim();
    const low = name.toLowerCase();
    if (everythingNames.has(low)) ranges.push(...everyAddress.map((all) => ({ name, ...all })));
    else if (isTag(low)) tags.push(...(privateTags.has(low) ? [] : [low]));
    else {
      const range = parseRange(name);
      if (!range) return undefined;
      ranges.push({ name, ...range });
    }
  }
  return { everything: prefixes.some((name) => everythingNames.has(name.trim().toLowerCase())), ranges, tags };
}

/** `Sql`, `Storage.JapanEast`, `AzureFrontDoor.Backend`. */
function isTag(name: string): boolean {
  return /^[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*$/.test(name);
}

function parseRange(text: string): Omit<NamedRange, 'name'> | undefined {
  const [from = '', to] = text.split('-');
  if (to !== undefined) {
    const [first, last] = [parseIpv4(from.trim()), parseIpv4(to.trim())];
    if (first === undefined || last === undefined || first > last) return undefined;
    return { family: 'ipv4', range: { first, last } };
  }
  const network = parseNetwork(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
  return network && { family: network.family, range: { first: network.first, last: network.last } };
}

/** The ranges of one family as a list of bare ones. */
export function rangesOf({ ranges }: RuleAddresses, family: NamedRange['family']): AddressSet {
  return ranges.filter((named) => named.family === family).map(({ range }) => range);
}
