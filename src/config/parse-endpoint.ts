import { domainToASCII } from 'node:url';
import type { Endpoint } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { type StarttlsProtocol, starttlsPorts } from '../model/starttls.ts';
import type { Text } from '../model/text.ts';

/** https. */
const defaultPort = 443;

/** RFC 1123 2.1, and the underscore that real DNS names carry. At most 63 octets (RFC 1035 2.3.4). */
const label = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Parses `host`, `host:port`, `[v6]` or `[v6]:port`; the port defaults to 443. An international name becomes punycode. A
 * port on which TLS is asked for in another protocol means that protocol.
 * @throws UsageError for anything else, saying what to write.
 */
export function parseEndpoint(text: string): Endpoint {
  const refuse = (why: Text): never => {
    const shown = text.slice(0, 80);
    throw new UsageError({
      en: `'${shown}' is not an endpoint: ${why.en}`,
      ja: `'${shown}' はエンドポイントとして読めない: ${why.ja}`,
    });
  };
  if (text.includes('://'))
    return refuse({ en: 'write host:port, not a URL', ja: 'URLではなく host:port の形で書くこと' });
  if (/[/?#@\\]/.test(text)) {
    const ja = 'パスやユーザー名を除き host:port の形で書くこと';
    return refuse({ en: 'write host:port, without a path or a user', ja });
  }
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/s.exec(text);
  if (bracketed) {
    const [, address = '', port] = bracketed;
    const host = parseAddress(address);
    if (host === undefined) {
      return refuse({ en: 'no IPv6 address in the brackets', ja: '角括弧の中がIPv6アドレスではない' });
    }
    return atPort(host, parsePort(port, refuse));
  }
  const [name = '', port, ...more] = text.split(':');
  if (more.length > 0) {
    return refuse({
      en: 'put an IPv6 address in brackets, as in [2001:db8::1]:443',
      ja: 'IPv6アドレスは [2001:db8::1]:443 のように角括弧で囲むこと',
    });
  }
  const host = parseName(name);
  if (host === undefined) return refuse({ en: 'no valid host name', ja: 'ホスト名が正しくない' });
  return atPort(host, parsePort(port, refuse));
}

/**
 * Parses the name to ask a server for: a host name, as no server is asked for an address (RFC 6066 section 3).
 * @throws UsageError for anything else, saying what to write.
 */
export function parseServerName(text: string): string {
  const name = parseName(text);
  // Nor does a label of digits alone end a name (RFC 3696 section 2), so this leaves out every address.
  if (name !== undefined && !/(^|\.)\d+$/.test(name)) return name;
  const shown = text.slice(0, 80);
  throw new UsageError({
    en: `'${shown}' is not a server name; write a host name alone, as in www.acme.example`,
    ja: `'${shown}' はサーバー名として読めない。www.acme.example のようにホスト名だけを書くこと`,
  });
}

/** What is asked for outright stands in place of what the port means; `none`: TLS begins at once. */
export function withStarttls(endpoint: Endpoint, asked: StarttlsProtocol | 'none'): Endpoint {
  const { starttls: _, ...direct } = endpoint;
  return asked === 'none' ? direct : { ...direct, starttls: asked };
}

function atPort(host: string, port: number): Endpoint {
  const starttls = starttlsPorts.get(port);
  return { host, port, ...(starttls && { starttls }) };
}

function parsePort(text: string | undefined, refuse: (why: Text) => never): number {
  if (text === undefined) return defaultPort;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  return refuse({
    en: 'the port must be a number from 1 to 65535',
    ja: 'ポート番号は1から65535の整数でなければならない',
  });
}

/** The shortest form of an IPv6 address (RFC 5952), so that one server has one id. */
function parseAddress(address: string): string | undefined {
  if (!/^[0-9a-fA-F:.]+$/.test(address)) return undefined;
  return URL.parse(`http://[${address}]/`)?.hostname.slice(1, -1);
}

function parseName(name: string): string | undefined {
  // domainToASCII decodes percent signs and drops tabs; neither belongs into a host name.
  if (/[%\s\p{Cc}\p{Cf}]/u.test(name)) return undefined;
  const ascii = domainToASCII(name.replace(/\.$/, ''));
  const isName = ascii.length <= 253 && ascii.split('.').every((part) => label.test(part));
  if (!isName) return undefined;
  // It also reads `127.1` and `0x7f.1` as IPv4 addresses, which nobody means here.
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(ascii);
  return isAddress && ascii !== name ? undefined : ascii;
}
