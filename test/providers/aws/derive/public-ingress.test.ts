import { describe, expect, it } from 'vitest';
import {
  type AclEntry,
  aclEntries,
  groupEntries,
  type Permission,
  prefixListsOf,
} from '../../../../src/providers/aws/derive/packet-filters.ts';
import { findPublicIngress } from '../../../../src/providers/aws/derive/public-ingress.ts';

function tcp(FromPort: number, ToPort: number, ...cidrs: readonly string[]): Permission {
  return { IpProtocol: 'tcp', FromPort, ToPort, IpRanges: cidrs.map((CidrIp) => ({ CidrIp })) };
}

function ofGroup(...permissions: readonly Permission[]) {
  return findPublicIngress(groupEntries(permissions, new Map()));
}

/** `tcp 22-22 /0 0.0.0.0/0`. */
function brief(ingress: ReturnType<typeof findPublicIngress>): readonly string[] | undefined {
  return ingress?.map(
    ({ Protocol, FromPort, ToPort, PrefixLength, Sources }) =>
      `${Protocol} ${FromPort}-${ToPort} /${PrefixLength} ${Sources.join(',')}`,
  );
}

describe('of a security group public addresses reach', () => {
  it.each<[string, readonly Permission[], readonly string[]]>([
    ['a port open to all', [tcp(22, 22, '0.0.0.0/0')], ['tcp 22-22 /0 0.0.0.0/0']],
    [
      'a port open to two halves',
      [tcp(22, 22, '0.0.0.0/1'), tcp(22, 22, '128.0.0.0/1')],
      ['tcp 22-22 /0 0.0.0.0/1,128.0.0.0/1'],
    ],
    ['a range', [tcp(0, 65535, '0.0.0.0/0')], ['tcp 0-65535 /0 0.0.0.0/0']],
    ['one office', [tcp(22, 22, '203.0.113.0/24')], ['tcp 22-22 /24 203.0.113.0/24']],
    [
      'nothing from private networks',
      [tcp(22, 22, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10')],
      [],
    ],
    ['nothing from other groups', [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }], []],
    ['nothing of ICMP', [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }], []],
    [
      'everything where the protocol is -1',
      [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      ['tcp 0-65535 /0 0.0.0.0/0', 'udp 0-65535 /0 0.0.0.0/0'],
    ],
    [
      'a port by IPv6',
      [{ IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
      ['tcp 3389-3389 /3 ::/0'],
    ],
    [
      'nothing from unique local addresses',
      [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Ipv6Ranges: [{ CidrIpv6: 'fc00::/7' }] }],
      [],
    ],
    [
      'port by port what overlaps',
      [tcp(20, 25, '203.0.113.0/24'), tcp(22, 22, '0.0.0.0/0')],
      ['tcp 20-21 /24 203.0.113.0/24', 'tcp 22-22 /0 0.0.0.0/0,203.0.113.0/24', 'tcp 23-25 /24 203.0.113.0/24'],
    ],
    [
      'rule by rule what touches',
      [tcp(80, 80, '0.0.0.0/0'), tcp(81, 90, '0.0.0.0/0')],
      ['tcp 80-80 /0 0.0.0.0/0', 'tcp 81-90 /0 0.0.0.0/0'],
    ],
    [
      'a range in one piece, whatever private networks may do within it',
      [tcp(20, 25, '0.0.0.0/0'), tcp(22, 22, '10.0.0.0/8')],
      ['tcp 20-25 /0 0.0.0.0/0'],
    ],
  ])('%s', (_, permissions, expected) => {
    expect(brief(ofGroup(...permissions))).toEqual(expected);
  });

  it('the same whatever the order of the rules', () => {
    const rules = [tcp(20, 25, '203.0.113.0/24'), tcp(22, 22, '0.0.0.0/0'), tcp(0, 65535, '198.51.100.1/32')];
    expect(ofGroup(...rules)).toEqual(ofGroup(...rules.toReversed()));
  });

  it('what a prefix list holds, under its name', () => {
    const permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId: 'pl-1' }] };
    expect(prefixListsOf([permission, permission])).toEqual(['pl-1']);
    const known = new Map([['pl-1', ['0.0.0.0/1', '128.0.0.0/1']]]);
    expect(brief(findPublicIngress(groupEntries([permission], known)))).toEqual(['tcp 22-22 /0 pl-1']);
    expect(ofGroup(permission)).toEqual([]);
  });

  it('nobody knows what where a rule cannot be read', () => {
    expect(ofGroup(tcp(22, 22, 'anywhere'))).toBeUndefined();
    expect(ofGroup({ IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] })).toBeUndefined();
  });
});

function rule(RuleNumber: number, RuleAction: string, entry: Partial<AclEntry> = {}): AclEntry {
  return { RuleNumber, RuleAction, Egress: false, Protocol: '-1', CidrBlock: '0.0.0.0/0', ...entry };
}

const ssh = { Protocol: '6', PortRange: { From: 22, To: 22 } };
const last = rule(32767, 'deny');

describe('of a network ACL public addresses reach', () => {
  it.each<[string, readonly AclEntry[], readonly string[]]>([
    [
      'all, as of the default one',
      [rule(100, 'allow'), last],
      ['tcp 0-65535 /0 0.0.0.0/0', 'udp 0-65535 /0 0.0.0.0/0'],
    ],
    ['nothing, without an entry that allows', [last], []],
    ['nothing, where the denial comes first', [rule(90, 'deny', ssh), rule(100, 'allow', ssh), last], []],
    [
      'the port, where the denial comes too late',
      [rule(110, 'deny', ssh), rule(100, 'allow', ssh), last],
      ['tcp 22-22 /0 0.0.0.0/0'],
    ],
    [
      'the other half, where one is denied first',
      [rule(90, 'deny', { ...ssh, CidrBlock: '0.0.0.0/1' }), rule(100, 'allow', ssh), last],
      ['tcp 22-22 /1 0.0.0.0/0'],
    ],
    [
      'what is around a denied port',
      [rule(90, 'deny', ssh), rule(100, 'allow', { Protocol: '6', PortRange: { From: 20, To: 25 } })],
      ['tcp 20-21 /0 0.0.0.0/0', 'tcp 23-25 /0 0.0.0.0/0'],
    ],
    ['nothing by an entry for what leaves', [rule(100, 'allow', { Egress: true }), last], []],
    [
      'the port by IPv6',
      [{ RuleNumber: 101, RuleAction: 'allow', Egress: false, ...ssh, Ipv6CidrBlock: '::/0' }],
      ['tcp 22-22 /3 ::/0'],
    ],
    [
      'the port though IPv6 is denied',
      [{ RuleNumber: 90, RuleAction: 'deny', ...ssh, Ipv6CidrBlock: '::/0' }, rule(100, 'allow', ssh)],
      ['tcp 22-22 /0 0.0.0.0/0'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(brief(findPublicIngress(aclEntries(entries)))).toEqual(expected);
  });
});
