import { namesCallers } from './key-policy-allows-anyone.ts';
import { type Condition, parsePolicy } from './policy-statement.ts';
import { findPublicIngress } from './public-ingress.ts';

/** Networks that together are larger than one of this prefix length, a 256th of all addresses of IPv4, limit nobody. */
const shortestPrefix = { ipv4: 8, ipv6: 16 } as const;

/**
 * Whether the access policy of an OpenSearch domain allows something to anyone: an Allow for every principal without a
 * condition that names callers or limits their addresses. The networks of all such statements are added up. `null` where
 * the domain has no policy, `undefined` for what is no policy or no network.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
 */
export function domainPolicyAllowsAnyone(policy: string | undefined): boolean | null | undefined {
  if (policy === '') return null;
  const open = parsePolicy(policy)?.filter(
    ({ effect, forEveryone, negated, conditions }) =>
      effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(namesCallers),
  );
  if (!open) return undefined;
  const limits = open.map(({ conditions }) => conditions.find(limitsAddresses)?.values);
  if (limits.includes(undefined)) return true;
  const sources = limits.flatMap((networks = []) =>
    networks.map((network) => ({ cidr: toCidr(network), name: network })),
  );
  const ingress = findPublicIngress([{ allow: true, protocol: 'tcp', ports: { from: 443, to: 443 }, sources }]);
  return ingress?.some(({ Family, PrefixLength }) => PrefixLength < shortestPrefix[Family]);
}

function limitsAddresses({ operator, key, values }: Condition): boolean {
  return operator === 'IpAddress' && key === 'aws:sourceip' && values.length > 0;
}

/** A policy may name a single address without a prefix length. */
function toCidr(network: string): string {
  if (network.includes('/')) return network;
  return network.includes(':') ? `${network}/128` : `${network}/32`;
}
