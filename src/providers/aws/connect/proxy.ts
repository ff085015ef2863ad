import { BlockList, isIP } from 'node:net';
import { UsageError } from '../../../model/errors.ts';
import type { Env } from './profile.ts';

/** Where a request goes. */
export interface Destination {
  /** `https:` */
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
}

/** The proxy for a destination; absent: it is reached directly. */
export type ChooseProxy = (destination: Destination) => URL | undefined;

/**
 * What `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say, in lower case or upper, the lower first. Absent: neither proxy is set.
 * @throws UsageError for a proxy that is none.
 */
export function readProxies(env: Env): ChooseProxy | undefined {
  const proxies = { 'https:': readProxy(env, 'HTTPS_PROXY'), 'http:': readProxy(env, 'HTTP_PROXY') };
  if (!proxies['https:'] && !proxies['http:']) return undefined;
  const bypasses = readBypasses(read(env, 'NO_PROXY'));
  return (destination) => {
    const proxy = destination.protocol === 'https:' ? proxies['https:'] : proxies['http:'];
    return proxy && !bypasses(destination) ? proxy : undefined;
  };
}

function read(env: Env, name: string): string {
  return (env[name.toLowerCase()] || env[name] || '').trim();
}

function readProxy(env: Env, name: string): URL | undefined {
  const text = read(env, name);
  if (text === '') return undefined;
  // Without a scheme it is a host and a port, as curl and the AWS CLI read it.
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url;
  // The value may hold a password, so it is not shown.
  throw new UsageError({
    en: `${name} is not the address of an HTTP proxy; write one such as http://proxy.example.com:8080, or unset it`,
    ja: `${name} の値はHTTPプロキシのアドレスではない。http://proxy.example.com:8080 のように設定するか、設定を外すこと`,
  });
}

/** One entry of `NO_PROXY`. */
type Bypass = (host: string, port: number) => boolean;

/** The loopback never needs a proxy; else as curl has it: hosts with all below them, addresses, networks, `*`. */
function readBypasses(list: string): (destination: Destination) => boolean {
  const bypasses = list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(readBypass);
  return ({ protocol, hostname, port }) => {
    const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
    return isLoopback(host) || bypasses.some((bypass) => bypass(host, port ?? (protocol === 'https:' ? 443 : 80)));
  };
}

function readBypass(entry: string): Bypass {
  if (entry === '*') return () => true;
  const [, network, prefix] = /^([\d.:a-f]+)\/(\d{1,3})$/i.exec(entry) ?? [];
  if (network !== undefined && isIP(network)) return inNetwork(network, Number(prefix));
  const [, name = entry, only] = isIP(entry) ? [] : (/^(.+?):(\d+)$/.exec(entry) ?? []);
  const suffix = name.toLowerCase().replace(/^\*?\.|^\[|\]$/g, '');
  return (host, port) =>
    (only === undefined || Number(only) === port) && (host === suffix || host.endsWith(`.${suffix}`));
}

function inNetwork(network: string, prefix: number): Bypass {
  const list = new BlockList();
  try {
    list.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4');
  } catch {
    // No network has such a prefix, so nothing is in it.
    return () => false;
  }
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '::1' ||
    (isIP(host) === 4 && host.startsWith('127.'))
  );
}
