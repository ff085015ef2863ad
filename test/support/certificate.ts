import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type CertificateExtensions, listExtensions } from './certificate-extensions.ts';
import { bitString, commonName, der, generalizedTime, identifier, integer, sequence } from './der.ts';

export interface Identity {
  readonly subject: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly der: Buffer;
  /** This certificate alone. */
  readonly pem: string;
  readonly keyPem: string;
}

export interface CertificateOptions extends CertificateExtensions {
  readonly subject: string;
  /** Who signs it; absent: itself. */
  readonly issuer?: Pick<Identity, 'subject' | 'privateKey' | 'publicKey'>;
  readonly key?: 'ec' | 'ec384' | 'rsa1024' | 'rsa2048' | 'ed25519' | 'rsa-pss';
  /** In place of a new key. */
  readonly keys?: Pick<Identity, 'privateKey' | 'publicKey'>;
  readonly serialNumber?: readonly number[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly hash?: 'md5' | 'sha1' | 'sha256';
  /** Signed with another key than the issuer's. */
  readonly forged?: boolean;
  /** It and its issuer are named by the hash of their keys. */
  readonly keyIds?: boolean;
  /** Of X.509 version 1, without extensions. */
  readonly ancient?: boolean;
}

const longAgo = new Date('2020-01-01T00:00:00Z');
const farAhead = new Date('2049-01-01T00:00:00Z');

/** Makes a certificate by hand, so that each fault can be had alone, whatever programs the machine has. */
export function createCertificate(options: CertificateOptions): Identity {
  const pair = options.keys ?? createPair(options.key ?? 'ec');
  const issuer = options.issuer ?? { subject: options.subject, ...pair };
  const signer = options.forged === true ? createPair('ec').privateKey : issuer.privateKey;
  const algorithm = signatureAlgorithm(signer, options.hash ?? 'sha256');
  const keyIds =
    options.keyIds === true ? { own: keyHash(pair.publicKey), issuer: keyHash(issuer.publicKey) } : undefined;
  const extensions = der(0xa3, sequence(...listExtensions(options, keyIds)));
  const tbs = sequence(
    ...(options.ancient === true ? [] : [der(0xa0, integer(2))]),
    integer(...(options.serialNumber ?? [0x11, 0x22, 0x33])),
    algorithm,
    commonName(issuer.subject),
    sequence(generalizedTime(options.notBefore ?? longAgo), generalizedTime(options.notAfter ?? farAhead)),
    commonName(options.subject),
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    ...(options.ancient === true ? [] : [extensions]),
  );
  const certificate = sequence(tbs, algorithm, bitString(signBytes(tbs, signer, options.hash)));
  const body = certificate.toString('base64').replace(/.{64}/g, '$&\n').trim();
  return {
    subject: options.subject,
    privateKey: pair.privateKey,
    publicKey: pair.publicKey,
    der: certificate,
    pem: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    keyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

type Hash = NonNullable<CertificateOptions['hash']>;

export function signBytes(bytes: Buffer, signer: KeyObject, hash: Hash = 'sha256'): Buffer {
  const digest = signer.asymmetricKeyType === 'ed25519' ? null : hash;
  const isPss = signer.asymmetricKeyType === 'rsa-pss';
  return sign(digest, bytes, isPss ? { key: signer, saltLength: 32 } : signer);
}

function createPair(key: NonNullable<CertificateOptions['key']>): { privateKey: KeyObject; publicKey: KeyObject } {
  switch (key) {
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    case 'ec384':
      return generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    default:
      return generateKeyPairSync('rsa', { modulusLength: key === 'rsa1024' ? 1024 : 2048 });
  }
}

/** SHA-1 of the key without its algorithm (RFC 5280 4.2.1.2). */
export function keyHash(publicKey: KeyObject): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  // SEQUENCE { AlgorithmIdentifier, BIT STRING }: of all keys made here the bits are what follows the algorithm.
  const algorithmStart = (spki[1] ?? 0) < 0x80 ? 2 : 2 + ((spki[1] ?? 0) & 0x7f);
  const bitsStart = algorithmStart + 2 + (spki[algorithmStart + 1] ?? 0);
  const sizeOctets = (spki[bitsStart + 1] ?? 0) < 0x80 ? 0 : (spki[bitsStart + 1] ?? 0) & 0x7f;
  return createHash('sha1')
    .update(spki.subarray(bitsStart + 2 + sizeOctets + 1))
    .digest();
}

export function signatureAlgorithm(signer: KeyObject, hash: Hash): Buffer {
  const rsa = { md5: '1.2.840.113549.1.1.4', sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' };
  const ec = { md5: '', sha1: '1.2.840.10045.4.1', sha256: '1.2.840.10045.4.3.2' };
  if (signer.asymmetricKeyType === 'ed25519') return sequence(identifier('1.3.101.112'));
  if (signer.asymmetricKeyType === 'ec') return sequence(identifier(ec[hash]));
  if (signer.asymmetricKeyType === 'rsa-pss') return rsassaPssSha256;
  return sequence(identifier(rsa[hash]), der(0x05));
}

const sha256 = sequence(identifier('2.16.840.1.101.3.4.2.1'));
const rsassaPssSha256 = sequence(
  identifier('1.2.840.113549.1.1.10'),
  sequence(der(0xa0, sha256), der(0xa1, sequence(identifier('1.2.840.113549.1.1.8'), sha256)), der(0xa2, integer(32))),
);
