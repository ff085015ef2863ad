import { subtract, toAddressSet } from '../../derive/address-set.ts';
import { allPorts, type PortRange, parsePortRanges } from './port-ranges.ts';
import { parseAddresses, type RuleAddresses, rangesOf } from './security-rule-addresses.ts';

/** The properties of one rule of a network security group. https://learn.microsoft.com/rest/api/virtualnetwork/security-rules/get */
export type SecurityRule = Readonly<Record<string, unknown>>;

/** An inbound rule about TCP or UDP, read. */
export interface InboundRule {
  readonly allow: boolean;
  /** The lowest is asked first. */
  readonly priority: number;
  readonly protocols: readonly ('tcp' | 'udp')[];
  readonly ports: readonly PortRange[];
  readonly sources: RuleAddresses;
  /** It holds whatever port the sender uses, which he is free to choose. */
  readonly anySourcePort: boolean;
  /** `null`: every machine. */
  readonly destinations: Destinations | null;
}

/** Some machines only. */
interface Destinations {
  readonly addresses: RuleAddresses;
  /** Application security groups, in lower case. */
  readonly groups: ReadonlySet<string>;
}

const protocolsOf: Readonly<Record<string, InboundRule['protocols']>> = {
  '*': ['tcp', 'udp'],
  any: ['tcp', 'udp'],
  tcp: ['tcp'],
  udp: ['udp'],
  icmp: [],
  icmpv6: [],
  esp: [],
  ah: [],
};

/** The inbound rules in the order they are asked. `undefined` where one cannot be read: it could allow or deny anything. */
export function readInboundRules(rules: readonly SecurityRule[]): readonly InboundRule[] | undefined {
  const inbound = rules.filter(({ direction }) => lower(direction) !== 'outbound');
  const read = inbound.flatMap((rule) => readRule(rule) ?? []);
  return read.length < inbound.length ? undefined : read.sort((a, b) => a.priority - b.priority);
}

function readRule(properties: SecurityRule): InboundRule | undefined {
  const access = lower(properties.access);
  const protocols = protocolsOf[lower(properties.protocol) ?? ''];
  const ports = parsePortRanges(bothOf(properties, 'destinationPortRange', 'destinationPortRanges'));
  const sources = readSources(properties);
  const destinations = readDestinations(properties);
  const { priority } = properties;
  if (lower(properties.direction) !== 'inbound' || (access !== 'allow' && access !== 'deny')) return undefined;
  if (!protocols || !ports || !sources || destinations === undefined || !Number.isInteger(priority)) return undefined;
  const sourcePorts = parsePortRanges(bothOf(properties, 'sourcePortRange', 'sourcePortRanges'));
  return {
    allow: access === 'allow',
    priority: priority as number,
    protocols,
    ports,
    sources,
    anySourcePort: sourcePorts?.some(({ from, to }) => from === allPorts.from && to === allPorts.to) ?? false,
    destinations,
  };
}

/** Application security groups as a source are private by nature. */
function readSources(properties: SecurityRule): RuleAddresses | undefined {
  const written = bothOf(properties, 'sourceAddressPrefix', 'sourceAddressPrefixes');
  const isNamed = written.length > 0 || listOf(properties.sourceApplicationSecurityGroups).length > 0;
  return isNamed ? parseAddresses(written) : undefined;
}

function readDestinations(properties: SecurityRule): Destinations | null | undefined {
  const written = bothOf(properties, 'destinationAddressPrefix', 'destinationAddressPrefixes');
  // The address translated to, so one of the virtual network in any case.
  if (written.some((name) => ['*', 'any', 'virtualnetwork'].includes(name.trim().toLowerCase()))) return null;
  const isOutside = (name: string) => name.trim().toLowerCase() === 'internet';
  const addresses = parseAddresses(written.filter((name) => !isOutside(name)));
  const groups = listOf(properties.destinationApplicationSecurityGroups).map((group) =>
    lower((group as { readonly id?: unknown } | null)?.id),
  );
  if (!addresses || groups.includes(undefined) || written.length + groups.length === 0) return undefined;
  // What is outside of the virtual network is none of its machines: a tag, so that a denial for it shields none.
  const tags = [...addresses.tags, ...written.filter(isOutside)];
  return { addresses: { ...addresses, tags }, groups: new Set(groups.flatMap((id) => id ?? [])) };
}

const families = ['ipv4', 'ipv6'] as const;
const wholeOf = parseAddresses(['*']) as RuleAddresses;

/** Whether any of a rule's machines may have an address of the family. */
export function reachesAny({ destinations }: InboundRule, family: (typeof families)[number]): boolean {
  if (destinations === null || destinations.groups.size > 0) return true;
  return destinations.addresses.tags.length > 0 || rangesOf(destinations.addresses, family).length > 0;
}

/**
 * Whether a denial leaves nothing of what a later rule allows from the same sources of a family, absent: of either. It reaches
 * all machines of that rule, which have an address of the family.
 */
export function reachesAllOf(
  denial: InboundRule,
  { destinations: theirs }: InboundRule,
  family?: (typeof families)[number],
): boolean {
  const { destinations: ours } = denial;
  if (!denial.anySourcePort) return false;
  if (ours === null) return true;
  const holds = (addresses: RuleAddresses, one: (typeof families)[number]) =>
    subtract(toAddressSet(rangesOf(addresses, one)), toAddressSet(rangesOf(ours.addresses, one))).length === 0;
  const asked = family ? [family] : families;
  if (asked.every((one) => holds(wholeOf, one))) return true;
  if (theirs === null || theirs.addresses.tags.length > 0) return false;
  return (
    [...theirs.groups].every((group) => ours.groups.has(group)) && asked.every((one) => holds(theirs.addresses, one))
  );
}

/** The one value and the list of values that a rule has for the same; the one is empty where the list is used. */
function bothOf(properties: SecurityRule, one: string, many: string): readonly string[] {
  return [properties[one], ...listOf(properties[many])].filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function lower(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
