import { type AddressSet, prefixLengthOf, subtract, toAddressSet } from '../../derive/address-set.ts';
import type { AddressRange } from '../../derive/ip-network.ts';
import { notPublic } from '../../derive/public-addresses.ts';
import type { PortRange } from './port-ranges.ts';
import { type InboundRule, reachesAllOf, reachesAny, readInboundRules, type SecurityRule } from './security-rule.ts';
import type { NamedRange, RuleAddresses } from './security-rule-addresses.ts';

/** Ports that public addresses reach, and how many of them: `prefixLength` is that of one network as large as all together. */
export interface PublicIngress {
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  readonly family: 'ipv4' | 'ipv6';
  readonly prefixLength: number;
  /** As the rules name them. */
  readonly sources: readonly string[];
}

/** Ports that the addresses behind a service tag reach. */
export interface ServiceTagIngress {
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  /** In lower case and without its region: `azurecloud`. */
  readonly tag: string;
}

export interface Ingress {
  readonly publicIngress: readonly PublicIngress[];
  readonly serviceTagIngress: readonly ServiceTagIngress[];
}

/** Steps of comparing, far above what a group of the documented size asks for. */
const mostWork = 5_000_000;

/**
 * What a network security group lets in over TCP and UDP, port range by port range: the rule with the lowest priority number
 * that fits decides. Networks are added up, so two halves of the internet are the internet. `undefined` where a rule cannot be
 * read, or where there are too many to compare.
 * https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
 */
export function findIngress(rules: readonly SecurityRule[]): Ingress | undefined {
  const inbound = readInboundRules(rules);
  const publicIngress: PublicIngress[] = [];
  const serviceTagIngress: ServiceTagIngress[] = [];
  let work = 0;
  for (const protocol of ['tcp', 'udp'] as const) {
    const own = inbound?.filter(({ protocols }) => protocols.includes(protocol));
    if (!own) return undefined;
    for (const { from, to } of spansOf(own)) {
      work += own.reduce((sum, { ports }) => sum + ports.length, 0);
      if (work > mostWork) return undefined;
      const active = own.filter(({ ports }) => ports.some((range) => range.from <= from && to <= range.to));
      work += comparisonsOf(active);
      if (work > mostWork) return undefined;
      const at = { protocol, fromPort: from, toPort: to };
      for (const family of ['ipv4', 'ipv6'] as const) {
        const { admitted, sources } = admit(active, family);
        const prefixLength = prefixLengthOf(admitted, family);
        if (prefixLength !== undefined) publicIngress.push({ ...at, family, prefixLength, sources });
      }
      serviceTagIngress.push(...admitTags(active).map((tag) => ({ ...at, tag })));
    }
  }
  return { publicIngress, serviceTagIngress };
}

/** What is allowed is held against what is denied, address by address. */
function comparisonsOf(active: readonly InboundRule[]): number {
  const sizeOf = (rules: readonly InboundRule[]) =>
    rules.reduce(
      (sum, { sources, destinations }) => sum + 1 + lengthOf(sources) + lengthOf(destinations?.addresses),
      0,
    );
  return sizeOf(active.filter(({ allow }) => allow)) * (1 + sizeOf(active.filter(({ allow }) => !allow)));
}

function lengthOf(addresses: RuleAddresses | undefined): number {
  return (addresses?.ranges.length ?? 0) + (addresses?.tags.length ?? 0);
}

/** The ports cut where a rule begins or ends, so that within a span the same rules hold. */
function spansOf(rules: readonly InboundRule[]): readonly PortRange[] {
  const edges = new Set(rules.flatMap(({ ports }) => ports.flatMap(({ from, to }) => [from, to + 1])));
  const starts = [...edges].sort((a, b) => a - b);
  return starts.slice(0, -1).map((from, at) => ({ from, to: (starts[at + 1] ?? from) - 1 }));
}

/** What an earlier rule denied stays denied, whatever a later one allows; a denial for some machines counts for these alone. */
function admit(active: readonly InboundRule[], family: NamedRange['family']) {
  let closed: AddressSet = notPublic[family];
  const partial: InboundRule[] = [];
  const admitted: AddressRange[] = [];
  const names = new Set<string>();
  for (const rule of active) {
    const own = rule.sources.ranges.filter((named) => named.family === family);
    if (own.length === 0 || !reachesAny(rule, family)) continue;
    if (!rule.allow) {
      if (rule.destinations !== null || !rule.anySourcePort) partial.push(rule);
      else closed = toAddressSet([...closed, ...own.map(({ range }) => range)]);
      continue;
    }
    const shielded = toAddressSet([...closed, ...shieldOf(partial, rule, family)]);
    for (const { name, range } of own) {
      const open = subtract([range], shielded);
      admitted.push(...open);
      if (open.length > 0) names.add(name);
    }
  }
  return { admitted: toAddressSet(admitted), sources: [...names].sort() };
}

function shieldOf(denials: readonly InboundRule[], rule: InboundRule, family: NamedRange['family']) {
  return denials
    .filter((denial) => reachesAllOf(denial, rule, family))
    .flatMap(({ sources }) => sources.ranges.filter((named) => named.family === family).map(({ range }) => range));
}

/** Which addresses a tag stands for is not known here, so only a denial of everything, or of the tag, closes it. */
function admitTags(active: readonly InboundRule[]): readonly string[] {
  const denials: InboundRule[] = [];
  const open = new Set<string>();
  for (const rule of active) {
    if (!rule.allow) denials.push(rule);
    else
      for (const tag of rule.sources.tags) {
        const isClosed = denials.some(
          (denial) => (denial.sources.everything || denial.sources.tags.includes(tag)) && reachesAllOf(denial, rule),
        );
        if (!isClosed) open.add(tag.split('.')[0] ?? tag);
      }
  }
  return [...open].sort();
}
