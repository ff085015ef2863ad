import { readDer, readDerList, readObjectIdentifier } from './der.ts';

/** Names as RFC 3279, 4055, 5758, 8410 and 9881 write them. */
const names: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.3.14.3.2.29': 'sha1WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsa-with-SHA1',
  '2.16.840.1.101.3.4.3.1': 'dsa-with-SHA224',
  '2.16.840.1.101.3.4.3.2': 'dsa-with-SHA256',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.1': 'ecdsa-with-SHA224',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '2.16.840.1.101.3.4.3.17': 'ML-DSA-44',
  '2.16.840.1.101.3.4.3.18': 'ML-DSA-65',
  '2.16.840.1.101.3.4.3.19': 'ML-DSA-87',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

const rsassaPss = '1.2.840.113549.1.1.10';
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA1',
  '2.16.840.1.101.3.4.2.1': 'SHA256',
  '2.16.840.1.101.3.4.2.2': 'SHA384',
  '2.16.840.1.101.3.4.2.3': 'SHA512',
};

/**
 * What a certificate is signed with: `sha256WithRSAEncryption`, `RSASSA-PSS-with-SHA256`, or the dotted object
 * identifier. (`X509Certificate.signatureAlgorithm` came with Node 24.)
 */
export function readSignatureAlgorithm(certificate: Buffer): string | undefined {
  // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm AlgorithmIdentifier, signatureValue }
  const [, algorithm] = readDerList(readDer(certificate)?.content ?? Buffer.alloc(0));
  if (algorithm === undefined) return undefined;
  const [identifier, parameters] = readDerList(algorithm.content);
  const id = identifier?.tag === 0x06 ? readObjectIdentifier(identifier.content) : '';
  if (id === '') return undefined;
  return id === rsassaPss ? `RSASSA-PSS-with-${readPssHash(parameters?.content)}` : (names[id] ?? id);
}

/** RFC 4055 3.1: `[0] hashAlgorithm`, SHA-1 where it is left out. */
function readPssHash(parameters: Buffer = Buffer.alloc(0)): string {
  const tagged = readDerList(parameters).find((element) => element.tag === 0xa0);
  if (tagged === undefined) return 'SHA1';
  const [identifier] = readDerList(readDer(tagged.content)?.content ?? Buffer.alloc(0));
  const id = identifier === undefined ? '' : readObjectIdentifier(identifier.content);
  return hashes[id] ?? id;
}

/** Collisions can be made for it, so a certificate signed with it can be forged. */
export function isForgeable(signatureAlgorithm: string): boolean {
  return /md[245]|sha1(?!\d)/i.test(signatureAlgorithm);
}
