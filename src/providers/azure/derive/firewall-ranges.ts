import { countAddresses, toAddressSet } from '../../derive/address-set.ts';
import { type AddressRange, parseNetwork } from '../../derive/ip-network.ts';

/** A rule of a server's firewall: the first and the last address it lets in. */
export interface FirewallRule {
  readonly startIpAddress?: unknown;
  readonly endIpAddress?: unknown;
}

/** What the firewall rules of a server let in, all together. */
export interface FirewallReach {
  /** How many addresses, each counted once however many rules name it; at most `Number.MAX_SAFE_INTEGER`. */
  readonly addresses: number;
  /** Any address within Azure, of whatever customer. */
  readonly azureServices: boolean;
}

/** "0.0.0.0" from start to end stands for all Azure-internal addresses. https://learn.microsoft.com/rest/api/sql/firewall-rules/create-or-update */
const anyAzure = '0.0.0.0';

/** What these rules let in; `undefined` where one of them is no range of addresses. */
export function firewallReach(rules: readonly FirewallRule[]): FirewallReach | undefined {
  const special = rules.filter(
    ({ startIpAddress: first, endIpAddress: last }) => first === anyAzure && last === anyAzure,
  );
  const ranges = rules.filter((rule) => !special.includes(rule)).map(toRange);
  return reachOf(ranges, special.length > 0);
}

/**
 * The same of the IP rules of a Cosmos DB account, each an address or a network in CIDR notation.
 * https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall
 */
export function ipRuleReach(rules: readonly unknown[]): FirewallReach | undefined {
  const ranges = rules.filter((rule) => rule !== anyAzure).map(networkOf);
  return reachOf(ranges, ranges.length < rules.length);
}

function reachOf(ranges: readonly (AddressRange | undefined)[], azureServices: boolean): FirewallReach | undefined {
  const known = ranges.filter((range) => range !== undefined);
  if (known.length < ranges.length) return undefined;
  const count = countAddresses(toAddressSet(known));
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  return { addresses: Number(count < most ? count : most), azureServices };
}

function toRange({ startIpAddress, endIpAddress }: FirewallRule): AddressRange | undefined {
  const start = networkOf(startIpAddress);
  const end = networkOf(endIpAddress);
  if (!start || !end || start.family !== end.family || start.first > end.last) return undefined;
  return { first: start.first, last: end.last };
}

function networkOf(text: unknown) {
  if (typeof text !== 'string') return undefined;
  if (text.includes('/')) return parseNetwork(text);
  return parseNetwork(`${text}/${text.includes(':') ? 128 : 32}`);
}
