import { contentOf, readDer, readIdentifier, readInside, readSmallInteger, tags } from './der.ts';

interface Known {
  /** As RFC 3279, 4055, 5758, 8410 and 9881 write it. */
  readonly name: string;
  /** The hash that is signed, by OpenSSL's name; `null` where the algorithm hashes on its own. */
  readonly hash?: string | null;
}

const known: Readonly<Record<string, Known>> = {
  '1.2.840.113549.1.1.2': { name: 'md2WithRSAEncryption' },
  '1.2.840.113549.1.1.4': { name: 'md5WithRSAEncryption', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { name: 'sha1WithRSAEncryption', hash: 'SHA1' },
  '1.2.840.113549.1.1.11': { name: 'sha256WithRSAEncryption', hash: 'SHA256' },
  '1.2.840.113549.1.1.12': { name: 'sha384WithRSAEncryption', hash: 'SHA384' },
  '1.2.840.113549.1.1.13': { name: 'sha512WithRSAEncryption', hash: 'SHA512' },
  '1.2.840.113549.1.1.14': { name: 'sha224WithRSAEncryption', hash: 'SHA224' },
  '1.3.14.3.2.29': { name: 'sha1WithRSAEncryption', hash: 'SHA1' },
  '1.2.840.10040.4.3': { name: 'dsa-with-SHA1', hash: 'SHA1' },
  '2.16.840.1.101.3.4.3.1': { name: 'dsa-with-SHA224', hash: 'SHA224' },
  '2.16.840.1.101.3.4.3.2': { name: 'dsa-with-SHA256', hash: 'SHA256' },
  '1.2.840.10045.4.1': { name: 'ecdsa-with-SHA1', hash: 'SHA1' },
  '1.2.840.10045.4.3.1': { name: 'ecdsa-with-SHA224', hash: 'SHA224' },
  '1.2.840.10045.4.3.2': { name: 'ecdsa-with-SHA256', hash: 'SHA256' },
  '1.2.840.10045.4.3.3': { name: 'ecdsa-with-SHA384', hash: 'SHA384' },
  '1.2.840.10045.4.3.4': { name: 'ecdsa-with-SHA512', hash: 'SHA512' },
  '2.16.840.1.101.3.4.3.17': { name: 'ML-DSA-44', hash: null },
  '2.16.840.1.101.3.4.3.18': { name: 'ML-DSA-65', hash: null },
  '2.16.840.1.101.3.4.3.19': { name: 'ML-DSA-87', hash: null },
  '1.3.101.112': { name: 'Ed25519', hash: null },
  '1.3.101.113': { name: 'Ed448', hash: null },
};

const rsassaPss = '1.2.840.113549.1.1.10';

/** RFC 8017 appendix B.1, by the names that node:crypto takes. */
export const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA1',
  '2.16.840.1.101.3.4.2.4': 'SHA224',
  '2.16.840.1.101.3.4.2.1': 'SHA256',
  '2.16.840.1.101.3.4.2.2': 'SHA384',
  '2.16.840.1.101.3.4.2.3': 'SHA512',
};

export interface SignatureAlgorithm {
  /** `sha256WithRSAEncryption`, `RSASSA-PSS-with-SHA256`, or the dotted object identifier. */
  readonly name: string;
  /** What is signed; `null` where the algorithm hashes on its own, absent where it is not known here. */
  readonly hash?: string | null;
  /** Octets of the salt of RSASSA-PSS. */
  readonly saltLength?: number;
}

/** An AlgorithmIdentifier (RFC 5280 4.1.1.2). (`X509Certificate.signatureAlgorithm` came with Node 24.) */
export function readAlgorithm(der: Buffer): SignatureAlgorithm | undefined {
  const [identifier, parameters] = readInside(der) ?? [];
  const id = readIdentifier(identifier);
  if (id === undefined) return undefined;
  return id === rsassaPss ? readPss(parameters?.whole) : (known[id] ?? { name: id });
}

/** RFC 4055 3.1: `[0] hashAlgorithm`, SHA-1 where it is left out, and `[2] saltLength`, 20 where it is. */
function readPss(parameters: Buffer | undefined): SignatureAlgorithm {
  const members = readInside(parameters) ?? [];
  const algorithm = members.find(({ tag }) => tag === 0xa0);
  const salt = members.find(({ tag }) => tag === 0xa2);
  const id = algorithm === undefined ? undefined : (readIdentifier(readInside(algorithm.content)?.[0]) ?? 'unknown');
  const hash = id === undefined ? 'SHA1' : hashes[id];
  const saltLength = salt === undefined ? 20 : readSmallInteger(contentOf(readDer(salt.content), tags.integer));
  return {
    name: `RSASSA-PSS-with-${hash ?? id}`,
    ...(hash === undefined ? {} : { hash }),
    ...(saltLength === undefined ? {} : { saltLength }),
  };
}

/** Collisions can be made for it, so a certificate signed with it can be forged. */
export function isForgeable({ name }: SignatureAlgorithm): boolean {
  return /md[245]|sha1(?!\d)/i.test(name);
}
