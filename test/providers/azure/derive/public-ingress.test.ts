import { describe, expect, it } from 'vitest';
import { findIngress } from '../../../../src/providers/azure/derive/public-ingress.ts';

const group = (name: string) =>
  `/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/acme-prod/providers/Microsoft.Network/applicationSecurityGroups/${name}`;

/** A rule that lets everyone in to SSH, but for what is said of it. */
const rule = (properties: Readonly<Record<string, unknown>>) => ({
  protocol: 'Tcp',
  sourcePortRange: '*',
  destinationPortRange: '22',
  sourceAddressPrefix: '*',
  destinationAddressPrefix: '*',
  access: 'Allow',
  priority: 200,
  direction: 'Inbound',
  ...properties,
});
const denial = (properties: Readonly<Record<string, unknown>>) =>
  rule({ access: 'Deny', priority: 100, ...properties });

/** As Azure makes them with every group. */
const defaults = [
  rule({
    protocol: '*',
    destinationPortRange: '*',
    sourceAddressPrefix: 'VirtualNetwork',
    destinationAddressPrefix: 'VirtualNetwork',
    priority: 65000,
  }),
  rule({ protocol: '*', destinationPortRange: '*', sourceAddressPrefix: 'AzureLoadBalancer', priority: 65001 }),
  rule({ protocol: '*', destinationPortRange: '*', access: 'Deny', priority: 65500 }),
  rule({ protocol: '*', destinationPortRange: '*', direction: 'Outbound', priority: 65001 }),
];

/** `tcp 22-22 ipv4/0`, one for each span. */
const open = (...rules: Parameters<typeof findIngress>[0]) =>
  findIngress([...rules, ...defaults])?.publicIngress.map(
    ({ protocol, fromPort, toPort, family, prefixLength }) =>
      `${protocol} ${fromPort}-${toPort} ${family}/${prefixLength}`,
  );
const everyone = ['tcp 22-22 ipv4/0', 'tcp 22-22 ipv6/3'];

describe('the rules that Azure makes', () => {
  it('let nothing public in', () => expect(open()).toEqual([]));
  it('close what no rule allows', () => expect(open(rule({ sourceAddressPrefix: '10.0.0.0/8' }))).toEqual([]));
});

describe('who is let in', () => {
  it.each(['*', 'Any', 'Internet', 'internet'])('%s is everyone, over IPv6 too', (sourceAddressPrefix) =>
    expect(open(rule({ sourceAddressPrefix }))).toEqual(everyone),
  );
  it.each([
    ['0.0.0.0/0', ['tcp 22-22 ipv4/0']],
    ['::/0', ['tcp 22-22 ipv6/3']],
    ['203.0.113.0/24', ['tcp 22-22 ipv4/24']],
    ['203.0.113.7', ['tcp 22-22 ipv4/32']],
    ['203.0.113.0-203.0.113.255', ['tcp 22-22 ipv4/24']],
    ['8.0.0.0/5', ['tcp 22-22 ipv4/5']],
    ['2001:db8::1', ['tcp 22-22 ipv6/128']],
    ['192.168.0.0/16', []],
    ['VirtualNetwork', []],
    ['AzureLoadBalancer', []],
  ])('%s', (sourceAddressPrefix, expected) => expect(open(rule({ sourceAddressPrefix }))).toEqual(expected));

  it('is read from the list as well', () =>
    expect(open(rule({ sourceAddressPrefix: '', sourceAddressPrefixes: ['10.0.0.0/8', '0.0.0.0/0'] }))).toEqual([
      'tcp 22-22 ipv4/0',
    ]));
  it('is added up: two halves are everyone', () =>
    expect(open(rule({ sourceAddressPrefix: undefined, sourceAddressPrefixes: ['0.0.0.0/1', '128.0.0.0/1'] }))).toEqual(
      ['tcp 22-22 ipv4/0'],
    ));
  it('is added up over rules', () =>
    expect(
      open(rule({ sourceAddressPrefix: '0.0.0.0/1' }), rule({ sourceAddressPrefix: '128.0.0.0/1', priority: 201 })),
    ).toEqual(['tcp 22-22 ipv4/0']));
  it('is nobody public where application security groups are', () =>
    expect(
      open(rule({ sourceAddressPrefix: undefined, sourceApplicationSecurityGroups: [{ id: group('app') }] })),
    ).toEqual([]));
  it('is named as in the rule', () =>
    expect(
      findIngress([rule({ sourceAddressPrefix: '', sourceAddressPrefixes: ['203.0.113.0/24', '8.8.8.8'] })])
        ?.publicIngress[0]?.sources,
    ).toEqual(['203.0.113.0/24', '8.8.8.8']));
});

describe('the ports', () => {
  it.each([
    [{ destinationPortRange: '*' }, '0-65535'],
    [{ destinationPortRange: '20-25' }, '20-25'],
    [{ destinationPortRange: '', destinationPortRanges: ['22'] }, '22-22'],
  ])('%o', (ports, expected) =>
    expect(open(rule({ ...ports, sourceAddressPrefix: '0.0.0.0/0' }))).toEqual([`tcp ${expected} ipv4/0`]),
  );
  it('of a list stay apart', () =>
    expect(
      open(
        rule({
          destinationPortRange: undefined,
          destinationPortRanges: ['80', '443', '3380-3390'],
          sourceAddressPrefix: '0.0.0.0/0',
        }),
      ),
    ).toEqual(['tcp 80-80 ipv4/0', 'tcp 443-443 ipv4/0', 'tcp 3380-3390 ipv4/0']));
  it.each([
    ['*', ['tcp 22-22 ipv4/0', 'udp 22-22 ipv4/0']],
    ['UDP', ['udp 22-22 ipv4/0']],
    ['Icmp', []],
    ['Esp', []],
  ])('over %s', (protocol, expected) =>
    expect(open(rule({ protocol, sourceAddressPrefix: '0.0.0.0/0' }))).toEqual(expected),
  );
});

describe('the order', () => {
  it('an earlier denial shields', () => expect(open(rule({}), denial({}))).toEqual([]));
  it('a later one does not', () => expect(open(denial({ priority: 300 }), rule({}))).toEqual(everyone));
  it('is that of the numbers, not of the list', () =>
    expect(open(denial({ priority: 1000 }), rule({ priority: 999 }))).toEqual(everyone));
  it('a denial of some ports leaves the others', () =>
    expect(open(denial({}), rule({ destinationPortRange: '20-25', sourceAddressPrefix: '0.0.0.0/0' }))).toEqual([
      'tcp 20-21 ipv4/0',
      'tcp 23-25 ipv4/0',
    ]));
  it('a denial of some addresses leaves the others', () =>
    expect(open(denial({ sourceAddressPrefix: '128.0.0.0/1' }), rule({ sourceAddressPrefix: '0.0.0.0/0' }))).toEqual([
      'tcp 22-22 ipv4/1',
    ]));
  it('a denial of IPv4 leaves IPv6', () =>
    expect(open(denial({ sourceAddressPrefix: '0.0.0.0/0' }), rule({}))).toEqual(['tcp 22-22 ipv6/3']));
  it('a denial of another protocol shields nothing', () =>
    expect(open(denial({ protocol: 'Udp' }), rule({}))).toEqual(everyone));
  it('a denial of some source ports shields nothing, as the sender chooses his', () =>
    expect(open(denial({ sourcePortRange: '1-1023' }), rule({}))).toEqual(everyone));
  it('a denial of a service tag shields no address', () =>
    expect(open(denial({ sourceAddressPrefix: 'AzureCloud' }), rule({}))).toEqual(everyone));
});

describe('a denial for some machines', () => {
  const toGroup = (...names: readonly string[]) => ({
    destinationAddressPrefix: undefined,
    destinationApplicationSecurityGroups: names.map((name) => ({ id: group(name) })),
  });
  it.each([
    ['shields not all of them', denial(toGroup('web')), rule({}), everyone],
    ['shields the same', denial(toGroup('web', 'app')), rule(toGroup('web')), []],
    ['shields no others', denial(toGroup('web')), rule(toGroup('web', 'app')), everyone],
    [
      'shields a network in it',
      denial({ destinationAddressPrefix: '10.0.0.0/16' }),
      rule({ destinationAddressPrefix: '10.0.1.0/24' }),
      [],
    ],
    [
      'shields no wider network',
      denial({ destinationAddressPrefix: '10.0.1.0/24' }),
      rule({ destinationAddressPrefix: '10.0.0.0/16' }),
      ['tcp 22-22 ipv4/0'],
    ],
    ['for all of IPv4 leaves IPv6', denial({ destinationAddressPrefix: '0.0.0.0/0' }), rule({}), ['tcp 22-22 ipv6/3']],
    ['for all of IPv6 leaves IPv4', denial({ destinationAddressPrefix: '::/0' }), rule({}), ['tcp 22-22 ipv4/0']],
    [
      'for all of IPv4 shields a group over IPv4',
      denial({ destinationAddressPrefix: '0.0.0.0/0' }),
      rule(toGroup('web')),
      ['tcp 22-22 ipv6/3'],
    ],
    [
      'for the internet, which no machine of the network is, shields none',
      denial({ destinationAddressPrefix: 'Internet' }),
      rule({ destinationAddressPrefix: '10.0.0.4' }),
      ['tcp 22-22 ipv4/0'],
    ],
    ['of the whole virtual network shields all', denial({ destinationAddressPrefix: 'VirtualNetwork' }), rule({}), []],
  ])('%s', (_what, first, second, expected) => expect(open(first, second)).toEqual(expected));
  it('of which one is opened is a finding', () => expect(open(rule(toGroup('jump')))).toEqual(everyone));
});

describe('service tags', () => {
  const tags = (...rules: Parameters<typeof findIngress>[0]) =>
    findIngress([...rules, ...defaults])?.serviceTagIngress.map(({ fromPort, tag }) => `${fromPort} ${tag}`);
  const azure = rule({ sourceAddressPrefix: 'AzureCloud.japaneast' });
  it('are told apart from addresses, without their region', () => {
    expect(open(azure)).toEqual([]);
    expect(tags(azure)).toEqual(['22 azurecloud']);
  });
  it('are closed by a denial of everyone or of the tag, not of others', () => {
    expect(tags(azure, denial({}))).toEqual([]);
    expect(tags(azure, denial({ sourceAddressPrefix: 'Internet' }))).toEqual([]);
    expect(tags(azure, denial({ sourceAddressPrefix: 'AzureCloud.JapanEast' }))).toEqual([]);
    expect(tags(azure, denial({ sourceAddressPrefix: 'Sql' }))).toEqual(['22 azurecloud']);
    expect(tags(azure, denial({ sourceAddressPrefix: '0.0.0.0/0' }))).toEqual(['22 azurecloud']);
  });
});

describe('what cannot be read leaves all open to doubt', () => {
  it.each([
    { destinationPortRange: '22a' },
    { destinationPortRange: '70000' },
    { destinationPortRange: '25-20' },
    { destinationPortRange: '' },
    { sourceAddressPrefix: '300.0.0.0/8' },
    { sourceAddressPrefix: '' },
    { destinationAddressPrefix: '' },
    { protocol: 'Sctp' },
    { access: 'Audit' },
    { direction: undefined },
    { priority: undefined },
  ])('%o', (broken) => expect(findIngress([rule({}), rule(broken)])).toBeUndefined());
  it('an outbound rule is none of it', () =>
    expect(findIngress([rule({ direction: 'Outbound', destinationPortRange: 'x' })])?.publicIngress).toEqual([]));
  it('more than anyone could have is not compared', () => {
    const ports = Array.from({ length: 4000 }, (_, at) => String(at * 2));
    const many = Array.from({ length: 100 }, (_, at) =>
      rule({ destinationPortRange: undefined, destinationPortRanges: ports, priority: at }),
    );
    expect(findIngress(many)).toBeUndefined();
  });
  it('as many as Azure takes are compared', () => {
    const rules = Array.from({ length: 1000 }, (_, at) =>
      rule({ destinationPortRange: String(at), sourceAddressPrefix: '203.0.113.0/24', priority: at + 100 }),
    );
    expect(findIngress(rules)?.publicIngress).toHaveLength(1000);
  });
});
