import { describe, expect, it } from 'vitest';
import { parseEndpoint, parseServerName } from '../../src/config/parse-endpoint.ts';
import { UsageError } from '../../src/model/errors.ts';
import { starttlsPorts, starttlsProtocols } from '../../src/model/starttls.ts';
import * as scanner from '../../src/tls-scanner-lite/result.ts';

describe('parseEndpoint', () => {
  it.each([
    ['api.acme.example', 'api.acme.example', 443],
    ['smtp.acme.example:465', 'smtp.acme.example', 465],
    ['API.Acme.Example:1', 'api.acme.example', 1],
    ['api.acme.example.:65535', 'api.acme.example', 65535],
    ['_dmarc.acme.example', '_dmarc.acme.example', 443],
    ['localhost', 'localhost', 443],
    ['病院.example:8443', 'xn--0rys90e.example', 8443],
    ['xn--0rys90e.example', 'xn--0rys90e.example', 443],
    ['192.0.2.1:8443', '192.0.2.1', 8443],
    ['[2001:db8::1]', '2001:db8::1', 443],
    ['[2001:0DB8:0:0::1]:8443', '2001:db8::1', 8443],
  ])('%s', (text, host, port) => {
    expect(parseEndpoint(text)).toEqual({ host, port });
  });

  it.each([
    ['https://api.acme.example', 'not a URL'],
    ['api.acme.example/health', 'without a path'],
    ['user@api.acme.example', 'without a path or a user'],
    ['api.acme.example?x', 'without a path'],
    ['2001:db8::1', 'put an IPv6 address in brackets'],
    ['[2001:db8::1', 'put an IPv6 address in brackets'],
    ['[api.acme.example]:443', 'no IPv6 address in the brackets'],
    ['[fe80::1%eth0]:443', 'no IPv6 address in the brackets'],
    ['[2001:db8::1]443', 'put an IPv6 address in brackets'],
    ['api.acme.example:0', 'a number from 1 to 65535'],
    ['api.acme.example:65536', 'a number from 1 to 65535'],
    ['api.acme.example:https', 'a number from 1 to 65535'],
    ['api.acme.example:+443', 'a number from 1 to 65535'],
    ['api.acme.example:', 'a number from 1 to 65535'],
    ['', 'no valid host name'],
    [':443', 'no valid host name'],
    ['*.acme.example', 'no valid host name'],
    ['a b.example', 'no valid host name'],
    ['a%2eb.example', 'no valid host name'],
    ['a..example', 'no valid host name'],
    ['-a.example', 'no valid host name'],
    ['127.1', 'no valid host name'],
    ['0x7f000001', 'no valid host name'],
    [`${'a'.repeat(64)}.example`, 'no valid host name'],
    [`${'a.'.repeat(130)}example`, 'no valid host name'],
    ['api\u202e.example', 'no valid host name'],
  ])('refuses %j', (text, why) => {
    expect(() => parseEndpoint(text)).toThrow(UsageError);
    expect(() => parseEndpoint(text)).toThrow(why);
  });

  it.each([
    [25, 'smtp'],
    [110, 'pop3'],
    [143, 'imap'],
    [389, 'ldap'],
    [587, 'smtp'],
    [3306, 'mysql'],
    [5432, 'postgres'],
  ])('takes port %i for %s, where TLS is asked for', (port, starttls) => {
    expect(parseEndpoint(`db.acme.example:${port}`)).toEqual({ host: 'db.acme.example', port, starttls });
    expect(parseEndpoint(`[2001:db8::1]:${port}`)).toEqual({ host: '2001:db8::1', port, starttls });
  });
});

it('the protocols of a port are those that the scanner speaks, each with a port', () => {
  expect(starttlsProtocols).toEqual(scanner.starttlsProtocols);
  expect(new Set(starttlsPorts.values())).toEqual(new Set(starttlsProtocols));
});

describe('parseServerName', () => {
  it.each([
    ['WWW.Acme.Example', 'www.acme.example'],
    ['病院.example', 'xn--0rys90e.example'],
    ['www.acme.example.', 'www.acme.example'],
  ])('%s', (text, name) => expect(parseServerName(text)).toBe(name));

  it.each([
    '',
    'www.acme.example:443',
    '192.0.2.1',
    '[2001:db8::1]',
    '2001:db8::1',
    '*.acme.example',
    'a b',
    'https://acme.example',
  ])('refuses %j', (text) => {
    expect(() => parseServerName(text)).toThrow(`'${text}' is not a server name; write a host name alone`);
  });
});
