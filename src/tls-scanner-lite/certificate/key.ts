import type { Certificate } from '../result.ts';
import { bitsOf, contentOf, type readDer, readIdentifier, readInside, tags } from './der.ts';

type Key = Pick<Certificate, 'keyType' | 'keySize' | 'curve'>;

/** Key algorithms by the names of node:crypto. Sizes of the last ones in bits, which their name fixes (RFC 8032, 7748). */
const kinds: Readonly<Record<string, Key>> = {
  '1.2.840.113549.1.1.1': { keyType: 'rsa' },
  '1.2.840.113549.1.1.10': { keyType: 'rsa-pss' },
  '1.2.840.10040.4.1': { keyType: 'dsa' },
  '1.2.840.10045.2.1': { keyType: 'ec' },
  '1.3.101.110': { keyType: 'x25519', keySize: 256 },
  '1.3.101.111': { keyType: 'x448', keySize: 448 },
  '1.3.101.112': { keyType: 'ed25519', keySize: 256 },
  '1.3.101.113': { keyType: 'ed448', keySize: 456 },
  '2.16.840.1.101.3.4.3.17': { keyType: 'ml-dsa-44' },
  '2.16.840.1.101.3.4.3.18': { keyType: 'ml-dsa-65' },
  '2.16.840.1.101.3.4.3.19': { keyType: 'ml-dsa-87' },
};

/** Named curves (RFC 5480 2.1.1.1, RFC 5639, SEC 2) by OpenSSL's names, as node:crypto gives them. */
const curves: Readonly<Record<string, Key>> = {
  '1.2.840.10045.3.1.1': { curve: 'prime192v1', keySize: 192 },
  '1.3.132.0.33': { curve: 'secp224r1', keySize: 224 },
  '1.2.840.10045.3.1.7': { curve: 'prime256v1', keySize: 256 },
  '1.3.132.0.10': { curve: 'secp256k1', keySize: 256 },
  '1.3.132.0.34': { curve: 'secp384r1', keySize: 384 },
  '1.3.132.0.35': { curve: 'secp521r1', keySize: 521 },
  '1.3.36.3.3.2.8.1.1.7': { curve: 'brainpoolP256r1', keySize: 256 },
  '1.3.36.3.3.2.8.1.1.11': { curve: 'brainpoolP384r1', keySize: 384 },
  '1.3.36.3.3.2.8.1.1.13': { curve: 'brainpoolP512r1', keySize: 512 },
};

/** What kind of key a SubjectPublicKeyInfo holds, the same on every runtime; empty for one that has no name here. */
export function readKey(publicKey: Buffer): Key {
  const [algorithm, bits] = readInside(publicKey) ?? [];
  const [identifier, parameters] = (algorithm && readInside(algorithm.whole)) ?? [];
  const kind = kinds[readIdentifier(identifier) ?? ''] ?? {};
  switch (kind.keyType) {
    case 'rsa':
    case 'rsa-pss':
      // RSAPublicKey ::= SEQUENCE { modulus, publicExponent } (RFC 8017 A.1.1)
      return { ...kind, ...sizeOf(readInside(bitsOf(bits))?.[0]) };
    case 'dsa':
      // Dss-Parms ::= SEQUENCE { p, q, g } (RFC 3279 2.3.2)
      return { ...kind, ...sizeOf(parameters && readInside(parameters.whole)?.[0]) };
    case 'ec':
      return { ...kind, ...describeCurve(readIdentifier(parameters)) };
    default:
      return kind;
  }
}

function describeCurve(id: string | undefined): Key {
  return id === undefined ? {} : (curves[id] ?? { curve: id });
}

/** Bits of an INTEGER. */
function sizeOf(element: ReturnType<typeof readDer>): Key {
  const content = contentOf(element, tags.integer);
  const first = content?.findIndex((octet) => octet !== 0) ?? -1;
  if (content === undefined || first < 0) return {};
  return { keySize: (content.length - first) * 8 - (Math.clz32(content[first] ?? 0) - 24) };
}
