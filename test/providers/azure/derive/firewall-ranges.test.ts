import { describe, expect, test } from 'vitest';
import { firewallReach, ipRuleReach } from '../../../../src/providers/azure/derive/firewall-ranges.ts';

const rule = (startIpAddress: unknown, endIpAddress: unknown = startIpAddress) => ({ startIpAddress, endIpAddress });

describe('firewall rules', () => {
  test('no rule lets nothing in', () => expect(firewallReach([])).toEqual({ addresses: 0, azureServices: false }));

  test('one address', () =>
    expect(firewallReach([rule('203.0.113.7')])).toEqual({ addresses: 1, azureServices: false }));

  test('all but the first and the last address of the internet is as good as all of it', () =>
    expect(firewallReach([rule('0.0.0.1', '255.255.255.254')])).toEqual({
      addresses: 2 ** 32 - 2,
      azureServices: false,
    }));

  test('0.0.0.0 from start to end is Azure, not an address', () =>
    expect(firewallReach([rule('0.0.0.0')])).toEqual({ addresses: 0, azureServices: true }));

  test('0.0.0.0 as the start of a range is an address', () =>
    expect(firewallReach([rule('0.0.0.0', '255.255.255.255')])).toEqual({ addresses: 2 ** 32, azureServices: false }));

  test('two halves are the whole', () =>
    expect(firewallReach([rule('128.0.0.0', '255.255.255.255'), rule('0.0.0.0', '127.255.255.255')])?.addresses).toBe(
      2 ** 32,
    ));

  test('an address named twice counts once', () =>
    expect(firewallReach([rule('10.0.0.1', '10.0.0.9'), rule('10.0.0.5', '10.0.0.12')])?.addresses).toBe(12));

  test('many ranges hold what they hold address by address', () => {
    const address = (at: number) => `10.0.${at >> 8}.${at & 255}`;
    for (let round = 0; round < 200; round++) {
      const starts = Array.from({ length: 1 + (round % 9) }, (_, at) => (round * 37 + at * at * 53 + at * 11) % 480);
      const ranges = starts.map((start, at) => [start, start + ((round * 7 + at * 13) % 32)] as const);
      const held = new Set(
        ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
      );
      const rules = ranges.map(([first, last]) => rule(address(first), address(last)));
      expect(firewallReach(rules)?.addresses, JSON.stringify(ranges)).toBe(held.size);
    }
  });

  test('a range of IPv6 is as large as can be told', () =>
    expect(firewallReach([rule('2001:db8::', '2001:db8:ffff::')])?.addresses).toBe(Number.MAX_SAFE_INTEGER));

  test.each([
    ['backwards', rule('10.0.0.9', '10.0.0.1')],
    ['of two families', rule('10.0.0.1', '2001:db8::1')],
    ['no address', rule('10.0.0', '10.0.0.1')],
    ['without an end', { startIpAddress: '10.0.0.1' }],
  ])('a range %s leaves all unknown', (_what, broken) =>
    expect(firewallReach([rule('203.0.113.7'), broken])).toBeUndefined(),
  );
});

describe('IP rules', () => {
  test('addresses and networks', () =>
    expect(ipRuleReach(['203.0.113.7', '198.51.100.0/24'])).toEqual({ addresses: 257, azureServices: false }));

  test('0.0.0.0 is Azure', () => expect(ipRuleReach(['0.0.0.0'])).toEqual({ addresses: 0, azureServices: true }));

  test('0.0.0.0/0 and its two halves are everything', () => {
    expect(ipRuleReach(['0.0.0.0/0'])?.addresses).toBe(2 ** 32);
    expect(ipRuleReach(['0.0.0.0/1', '128.0.0.0/1'])?.addresses).toBe(2 ** 32);
  });

  test('what is neither leaves all unknown', () => expect(ipRuleReach(['203.0.113.7', 'AzureCloud'])).toBeUndefined());
});
