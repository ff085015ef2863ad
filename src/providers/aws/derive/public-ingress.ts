import { type AddressSet, prefixLengthOf, subtract, toAddressSet } from '../../derive/address-set.ts';
import { type AddressRange, type Network, parseNetwork } from '../../derive/ip-network.ts';
import { notPublic } from '../../derive/public-addresses.ts';

/** One entry of a packet filter, for incoming traffic. The first entry that holds an address decides about it. */
export interface IngressEntry {
  readonly allow: boolean;
  /** A name as in security groups or a number as in network ACLs; `-1` is every protocol. */
  readonly protocol: string;
  readonly ports: PortSpan | undefined;
  readonly sources: readonly Source[];
}
export interface PortSpan {
  readonly from: number;
  readonly to: number;
}
export interface Source {
  readonly cidr: string;
  /** What stands in the entry: the CIDR itself, or the prefix list it comes from. */
  readonly name: string;
}

/** Ports that public addresses reach, and how many of them: `PrefixLength` is that of one network as large as all together. */
export interface PublicIngress {
  readonly Protocol: 'tcp' | 'udp';
  readonly FromPort: number;
  readonly ToPort: number;
  readonly Family: 'ipv4' | 'ipv6';
  readonly PrefixLength: number;
  readonly Sources: readonly string[];
}

const protocols = [
  { name: 'tcp', spelled: ['tcp', '6', '-1'] },
  { name: 'udp', spelled: ['udp', '17', '-1'] },
] as const;

/**
 * What a packet filter lets in over TCP and UDP from public addresses, port range by port range. Networks are added up, so
 * two halves of the internet are the internet. `undefined` where an entry cannot be read.
 */
export function findPublicIngress(entries: readonly IngressEntry[]): readonly PublicIngress[] | undefined {
  const parsed = entries.flatMap((entry) => parseEntry(entry) ?? []);
  if (parsed.length < entries.length) return undefined;
  return protocols.flatMap(({ name, spelled }) => {
    const own = parsed.filter(({ protocol }) => spelled.some((known) => known === protocol));
    return (['ipv4', 'ipv6'] as const).flatMap((family) => findIngress(own, name, family));
  });
}

interface ParsedEntry {
  readonly allow: boolean;
  readonly protocol: string;
  readonly ports: PortSpan;
  readonly sources: readonly { readonly name: string; readonly network: Network }[];
}

function parseEntry(entry: IngressEntry): ParsedEntry | undefined {
  const protocol = entry.protocol.toLowerCase();
  const ports = portsOf(protocol, entry.ports);
  const sources = entry.sources.flatMap(({ cidr, name }) => {
    const network = parseNetwork(cidr);
    return network ? [{ name, network }] : [];
  });
  if (!ports || sources.length < entry.sources.length) return undefined;
  return { allow: entry.allow, protocol, ports, sources };
}

/** `-1` in place of a port stands for all of them. TCP and UDP name theirs; an entry for every protocol need not. */
function portsOf(protocol: string, ports: PortSpan | undefined): PortSpan | undefined {
  const names = ['tcp', '6', 'udp', '17'].includes(protocol);
  if (names && !ports) return undefined;
  return names && ports && ports.from >= 0 && ports.to >= 0 ? ports : { from: 0, to: 65535 };
}

function findIngress(
  entries: readonly ParsedEntry[],
  Protocol: PublicIngress['Protocol'],
  Family: Network['family'],
): readonly PublicIngress[] {
  const special = notPublic[Family];
  const own = entries
    .map((entry) => ({
      ...entry,
      sources: entry.sources.filter(
        ({ network }) => network.family === Family && subtract([network], special).length > 0,
      ),
    }))
    .filter(({ sources }) => sources.length > 0);
  return spansOf(own).flatMap(({ from, to }) => {
    const { admitted, Sources } = admit(own, from, special);
    const PrefixLength = prefixLengthOf(admitted, Family);
    return PrefixLength === undefined ? [] : [{ Protocol, FromPort: from, ToPort: to, Family, PrefixLength, Sources }];
  });
}

/** The ports cut where an entry begins or ends, so that within a span the same entries hold. */
function spansOf(entries: readonly ParsedEntry[]): readonly PortSpan[] {
  const edges = new Set(entries.flatMap(({ ports }) => [ports.from, ports.to + 1]));
  const starts = [...edges].sort((a, b) => a - b);
  return starts.slice(0, -1).map((from, at) => ({ from, to: (starts[at + 1] ?? from) - 1 }));
}

/** What an earlier entry denied stays denied, whatever a later one allows. */
function admit(entries: readonly ParsedEntry[], port: number, special: AddressSet) {
  let closed = special;
  const admitted: AddressRange[] = [];
  const names = new Set<string>();
  for (const { ports, allow, sources } of entries) {
    if (port < ports.from || port > ports.to) continue;
    if (!allow) closed = toAddressSet([...closed, ...sources.map(({ network }) => network)]);
    else
      for (const { network, name } of sources) {
        const open = subtract([network], closed);
        admitted.push(...open);
        if (open.length > 0) names.add(name);
      }
  }
  return { admitted: toAddressSet(admitted), Sources: [...names].sort() };
}
