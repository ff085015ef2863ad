import { expect, it } from 'vitest';
import { findIngress } from '../../../../src/providers/azure/derive/public-ingress.ts';
import { prefixLengthOf, toAddressSet } from '../../../../src/providers/derive/address-set.ts';
import { type AddressRange, parseNetwork } from '../../../../src/providers/derive/ip-network.ts';
import { notPublic } from '../../../../src/providers/derive/public-addresses.ts';

/** What a rule can name, and what that is of either family. */
const sources: Readonly<Record<string, { readonly ipv4?: AddressRange; readonly ipv6?: AddressRange }>> = {
  '*': { ipv4: net('0.0.0.0/0'), ipv6: net('::/0') },
  Internet: { ipv4: net('0.0.0.0/0'), ipv6: net('::/0') },
  '0.0.0.0/0': { ipv4: net('0.0.0.0/0') },
  '0.0.0.0/1': { ipv4: net('0.0.0.0/1') },
  '128.0.0.0/1': { ipv4: net('128.0.0.0/1') },
  '10.0.0.0/8': { ipv4: net('10.0.0.0/8') },
  '8.0.0.0/7': { ipv4: net('8.0.0.0/7') },
  '203.0.113.0/24': { ipv4: net('203.0.113.0/24') },
  '::/0': { ipv6: net('::/0') },
  '2001:db8::/32': { ipv6: net('2001:db8::/32') },
  VirtualNetwork: {},
};
interface Machine {
  readonly ipv4: string;
  readonly ipv6: string;
  readonly group: string;
}
const machines: readonly Machine[] = [
  { ipv4: '10.0.0.4', ipv6: 'fd00::4', group: '/asg/web' },
  { ipv4: '10.0.1.5', ipv6: 'fd00::5', group: '/asg/app' },
];
const targets: readonly (readonly [name: string, reaches: (machine: Machine, family: Family) => boolean])[] = [
  ['*', () => true],
  ['VirtualNetwork', () => true],
  ['Internet', () => false],
  ['0.0.0.0/0', (_machine, family) => family === 'ipv4'],
  ['::/0', (_machine, family) => family === 'ipv6'],
  ['10.0.0.4', ({ ipv4 }, family) => family === 'ipv4' && ipv4 === '10.0.0.4'],
  ['10.0.0.0/16', (_machine, family) => family === 'ipv4'],
  ['fd00::5', ({ ipv6 }, family) => family === 'ipv6' && ipv6 === 'fd00::5'],
];
const ports = ['*', '22', '20-25', '22,80', '23-79'];
const senderPorts = [80, 50_000];
type Family = 'ipv4' | 'ipv6';
type Rule = Readonly<Record<string, unknown>>;

it('says of rules for every machine what asking them address by address says', () => {
  const random = mulberry(1);
  for (let round = 0; round < 400; round++) {
    const rules = someRules(random, () => ({ destinationAddressPrefix: '*', sourcePortRange: '*' }));
    const answers = found(rules);
    const wrong = questions.filter((at, index) => answers[index] !== asked(rules, at));
    expect({ wrong, rules }).toEqual({ wrong: [], rules });
  }
});

it('never calls less open than asking them does where rules are for some machines or source ports', () => {
  const random = mulberry(2);
  for (let round = 0; round < 800; round++) {
    const rules = someRules(random, () =>
      random() < 0.3
        ? { destinationApplicationSecurityGroups: [{ id: random() < 0.5 ? '/asg/web' : '/asg/app' }] }
        : { destinationAddressPrefix: pick(random, targets)[0] },
    );
    const answers = found(rules);
    const wrong = questions.filter((at, index) => (answers[index] ?? none) > (asked(rules, at) ?? none));
    expect({ wrong, rules }).toEqual({ wrong: [], rules });
  }
});

interface Question {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly family: Family;
}
const questions = (['tcp', 'udp'] as const).flatMap((protocol) =>
  [22, 23, 80, 443].flatMap((port) =>
    (['ipv4', 'ipv6'] as const).map((family): Question => ({ protocol, port, family })),
  ),
);

/** Longer than any prefix: nobody is let in. */
const none = 129;

function found(rules: readonly Rule[]): readonly (number | undefined)[] {
  const ingress = findIngress(rules);
  expect(ingress).toBeDefined();
  return questions.map(
    ({ protocol, port, family }) =>
      ingress?.publicIngress.find(
        (one) => one.protocol === protocol && one.family === family && one.fromPort <= port && port <= one.toPort,
      )?.prefixLength,
  );
}

/** Each address on which no edge of a rule lies stands for its neighbours. */
function asked(rules: readonly Rule[], at: Question): number | undefined {
  const ordered = [...rules].sort((a, b) => Number(a.priority) - Number(b.priority));
  const last = (1n << (at.family === 'ipv4' ? 32n : 128n)) - 1n;
  const ranges = [...Object.values(sources).flatMap((one) => one[at.family] ?? []), ...notPublic[at.family]];
  const starts = [...new Set([0n, ...ranges.flatMap((range) => [range.first, range.last + 1n])])]
    .filter((first) => first <= last)
    .sort((a, b) => (a < b ? -1 : 1));
  const open = starts
    .map((first, index) => ({ first, last: (starts[index + 1] ?? last + 1n) - 1n }))
    .filter(({ first }) => !notPublic[at.family].some((range) => range.first <= first && first <= range.last))
    .filter(({ first }) =>
      machines.some((machine) => senderPorts.some((sender) => passes(ordered, at, { first, machine, sender }))),
    );
  return prefixLengthOf(toAddressSet(open), at.family);
}

function passes(
  ordered: readonly Rule[],
  { protocol, port, family }: Question,
  { first, machine, sender }: { readonly first: bigint; readonly machine: Machine; readonly sender: number },
): boolean {
  const decides = ordered.find((rule) => {
    const named = sources[String(rule.sourceAddressPrefix)]?.[family];
    const groups = rule.destinationApplicationSecurityGroups as readonly { readonly id: string }[] | undefined;
    const target = targets.find(([name]) => name === rule.destinationAddressPrefix)?.[1];
    return (
      ['*', protocol].includes(String(rule.protocol).toLowerCase()) &&
      holdsPort(rule.destinationPortRanges as readonly string[], port) &&
      holdsPort([String(rule.sourcePortRange)], sender) &&
      named !== undefined &&
      named.first <= first &&
      first <= named.last &&
      (groups ? groups.some(({ id }) => id === machine.group) : target?.(machine, family) === true)
    );
  });
  return decides?.access === 'Allow';
}

function holdsPort(written: readonly string[], port: number): boolean {
  return written.some((text) => {
    if (text === '*') return true;
    const [from, to = from] = text.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= port && port <= to;
  });
}

function someRules(random: () => number, target: () => Rule): readonly Rule[] {
  return Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) => ({
    direction: 'Inbound',
    access: random() < 0.5 ? 'Allow' : 'Deny',
    priority: 100 + ((index * 7) % 10),
    protocol: pick(random, ['*', 'Tcp', 'UDP', 'Icmp']),
    sourcePortRange: random() < 0.8 ? '*' : '1-1023',
    destinationPortRanges: pick(random, ports).split(','),
    sourceAddressPrefix: pick(random, Object.keys(sources)),
    ...target(),
  }));
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function net(cidr: string): AddressRange {
  return parseNetwork(cidr) as AddressRange;
}

/** The same numbers for the same seed. https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
