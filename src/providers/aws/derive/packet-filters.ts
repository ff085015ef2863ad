import type { IngressEntry, PortSpan, Source } from './public-ingress.ts';

/** One inbound permission of a security group, as far as it says what it lets in. */
export interface Permission {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly IpRanges?: readonly { readonly CidrIp?: string | undefined }[] | undefined;
  readonly Ipv6Ranges?: readonly { readonly CidrIpv6?: string | undefined }[] | undefined;
  readonly PrefixListIds?: readonly { readonly PrefixListId?: string | undefined }[] | undefined;
}

/** The prefix lists that permissions name as a source, each once. */
export function prefixListsOf(permissions: readonly Permission[]): readonly string[] {
  const ids = permissions.flatMap(({ PrefixListIds = [] }) =>
    PrefixListIds.map(({ PrefixListId = '' }) => PrefixListId),
  );
  return [...new Set(ids)];
}

/**
 * The permissions of a security group as a packet filter: all allow, so their order is nothing. Other groups as a source are
 * private by nature. Of a prefix list stands what `cidrs` knows of it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function groupEntries(
  permissions: readonly Permission[],
  cidrs: ReadonlyMap<string, readonly string[]>,
): readonly IngressEntry[] {
  return permissions.map(({ IpProtocol = '', FromPort, ToPort, IpRanges = [], Ipv6Ranges = [], ...rest }) => ({
    allow: true,
    protocol: IpProtocol,
    ports: spanOf(FromPort, ToPort),
    sources: [
      ...IpRanges.map(({ CidrIp = '' }) => written(CidrIp)),
      ...Ipv6Ranges.map(({ CidrIpv6 = '' }) => written(CidrIpv6)),
      ...prefixListsOf([rest]).flatMap((name) => (cidrs.get(name) ?? []).map((cidr) => ({ cidr, name }))),
    ],
  }));
}

/** One entry of a network ACL. */
export interface AclEntry {
  readonly Egress?: boolean | undefined;
  readonly RuleNumber?: number | undefined;
  readonly RuleAction?: string | undefined;
  readonly Protocol?: string | undefined;
  readonly CidrBlock?: string | undefined;
  readonly Ipv6CidrBlock?: string | undefined;
  readonly PortRange?: { readonly From?: number | undefined; readonly To?: number | undefined } | undefined;
}

/**
 * The inbound entries of a network ACL in the order they are applied: the lowest rule number that fits decides.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export function aclEntries(entries: readonly AclEntry[]): readonly IngressEntry[] {
  return entries
    .filter(({ Egress }) => Egress !== true)
    .sort((a, b) => (a.RuleNumber ?? 0) - (b.RuleNumber ?? 0))
    .map(({ RuleAction, Protocol = '', PortRange, CidrBlock, Ipv6CidrBlock }) => ({
      // Whatever is not a denial is taken for an opening.
      allow: RuleAction !== 'deny',
      protocol: Protocol,
      ports: spanOf(PortRange?.From, PortRange?.To),
      sources: [CidrBlock, Ipv6CidrBlock].flatMap((cidr) => (cidr === undefined ? [] : [written(cidr)])),
    }));
}

function written(cidr: string): Source {
  return { cidr, name: cidr };
}

function spanOf(from: number | undefined, to: number | undefined): PortSpan | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}
