import { prefixLengthOf, toAddressSet } from '../../derive/address-set.ts';
import { parseNetwork } from '../../derive/ip-network.ts';

/**
 * How wide the IP rules of a storage account open it, all together: the prefix length of the smallest network that holds as many
 * addresses, so that `0.0.0.0/1` and `128.0.0.0/1` are the 0 that they make. `null` without a rule; `undefined` where one is no
 * address and no network. "Only IPV4 address is allowed": https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list#iprule
 */
export function ipRulesPrefixLength(rules: unknown): number | null | undefined {
  if (!Array.isArray(rules)) return undefined;
  if (rules.length === 0) return null;
  const networks = rules.map((rule) => networkOf((rule as { readonly value?: unknown } | null)?.value));
  const known = networks.filter((network) => network?.family === 'ipv4');
  if (known.length < rules.length) return undefined;
  return prefixLengthOf(toAddressSet(known.filter((network) => network !== undefined)), 'ipv4');
}

function networkOf(value: unknown) {
  if (typeof value !== 'string') return undefined;
  return parseNetwork(value.includes('/') ? value : `${value}/32`);
}
