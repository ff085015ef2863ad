import { createDiffieHellmanGroup } from 'node:crypto';
import { message, uint16, vector } from './messages.ts';
import { type GroupName, groupNumbers } from './policy.ts';

export interface KeyExchange {
  /** IANA name. */
  readonly suite: string;
  readonly version: number;
  readonly group: GroupName | undefined;
  readonly scheme: number | undefined;
}

/** RFC 5246 7.4.3, RFC 8422 5.4, RFC 4279 2: parameters of the right form under a signature that nobody checks. */
export function serverKeyExchangeMessage({ suite, version, group, scheme }: KeyExchange): Buffer | undefined {
  const kind = suite.replace(/^TLS_|_WITH_.*$/g, '');
  if (kind === 'RSA') return undefined;
  // No hint: RFC 4279 lets it be left out, and OpenSSL does.
  if (kind === 'PSK') return undefined;
  if (kind.startsWith('RSA_EXPORT'))
    return message(12, vector(2, Buffer.alloc(64, 0xc1)), vector(2, Buffer.from([1, 0, 1])), sign());
  const anonymous = kind.endsWith('anon');
  return message(12, kind.startsWith('ECDH') ? curve() : finiteField(), anonymous ? Buffer.alloc(0) : sign());

  function sign(): Buffer {
    const algorithm = version === 0x0303 && scheme !== undefined ? uint16(scheme) : Buffer.alloc(0);
    return Buffer.concat([algorithm, vector(2, Buffer.alloc(256, 0x5a))]);
  }
  function curve(): Buffer {
    if (group === undefined) throw new Error(`${suite} without a group`);
    return Buffer.concat([Buffer.from([3]), uint16(groupNumbers[group]), vector(1, Buffer.alloc(sizeOf(group), 4))]);
  }
}

/** Octets of a point (RFC 8422 5.4, RFC 7748). */
function sizeOf(group: GroupName): number {
  return { secp256r1: 65, secp384r1: 97, secp521r1: 133, x25519: 32, x448: 56 }[group as string] ?? 32;
}

function finiteField(): Buffer {
  // modp14: the 2,048-bit prime of RFC 3526.
  const prime = createDiffieHellmanGroup('modp14').getPrime();
  return Buffer.concat([vector(2, prime), vector(2, Buffer.from([2])), vector(2, Buffer.alloc(256, 3))]);
}
