import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { type GeneralName, printAddress } from './general-name.ts';

/**
 * Whether one of the names covers the host (RFC 9525 section 6): an IP address by the same octets, a name by the same
 * labels, or by `*` for the whole first one. As browsers and OpenSSL do, `*` is only taken before two labels or more.
 */
export function coversHost(names: readonly GeneralName[], host: string): boolean {
  const address = host.replace(/%.*$/, '');
  if (isIP(address) !== 0) {
    const wanted = isIP(address) === 4 ? address : new URL(`http://[${address}]/`).hostname.slice(1, -1);
    return names.some((name) => name.kind === 'ip' && printAddress(name.octets) === wanted);
  }
  // The dot that ends a fully qualified name is no part of it, and names are compared as the DNS writes them.
  const wanted = domainToASCII(host.replace(/\.$/, ''));
  if (wanted === '') return false;
  return names.some((name) => name.kind === 'dns' && coversName(name.text.toLowerCase(), wanted));
}

function coversName(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  const domain = pattern.slice(1);
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === domain && domain.indexOf('.', 1) > 0;
}
