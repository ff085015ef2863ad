import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface Identity {
  readonly subject: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** This certificate alone. */
  readonly pem: string;
  readonly keyPem: string;
}

export interface CertificateOptions {
  readonly subject: string;
  /** Who signs it; absent: itself. */
  readonly issuer?: Identity;
  readonly key?: 'ec' | 'ec384' | 'rsa1024' | 'rsa2048' | 'ed25519' | 'rsa-pss';
  readonly names?: readonly string[];
  readonly addresses?: readonly (readonly [number, number, number, number])[];
  readonly ca?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly hash?: 'md5' | 'sha1' | 'sha256';
  /** Signed with another key than the issuer's. */
  readonly forged?: boolean;
}

const longAgo = new Date('2020-01-01T00:00:00Z');
const farAhead = new Date('2049-01-01T00:00:00Z');

/** Makes a certificate by hand, so that each fault can be had alone, whatever programs the machine has. */
export function createCertificate(options: CertificateOptions): Identity {
  const pair = createPair(options.key ?? 'ec');
  const issuer = options.issuer ?? { subject: options.subject, ...pair };
  const signer = options.forged === true ? createPair('ec').privateKey : issuer.privateKey;
  const algorithm = signatureAlgorithm(signer, options.hash ?? 'sha256');
  const tbs = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([0x11, 0x22, 0x33])),
    algorithm,
    commonName(issuer.subject),
    sequence(time(options.notBefore ?? longAgo), time(options.notAfter ?? farAhead)),
    commonName(options.subject),
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions(options))),
  );
  const digest = signer.asymmetricKeyType === 'ed25519' ? null : (options.hash ?? 'sha256');
  const isPss = signer.asymmetricKeyType === 'rsa-pss';
  const signature = sign(digest, tbs, isPss ? { key: signer, saltLength: 32 } : signer);
  const certificate = sequence(tbs, algorithm, der(0x03, Buffer.from([0]), signature));
  const body = certificate.toString('base64').replace(/.{64}/g, '$&\n').trim();
  return {
    subject: options.subject,
    ...pair,
    pem: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    keyPem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
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

function signatureAlgorithm(signer: KeyObject, hash: 'md5' | 'sha1' | 'sha256'): Buffer {
  const rsa = { md5: '2a864886f70d010104', sha1: '2a864886f70d010105', sha256: '2a864886f70d01010b' };
  const ec = { md5: '', sha1: '2a8648ce3d0401', sha256: '2a8648ce3d040302' };
  if (signer.asymmetricKeyType === 'ed25519') return sequence(identifier('2b6570'));
  if (signer.asymmetricKeyType === 'ec') return sequence(identifier(ec[hash]));
  if (signer.asymmetricKeyType === 'rsa-pss') return rsassaPssSha256;
  return sequence(identifier(rsa[hash]), der(0x05));
}

function extensions({ ca = false, names = [], addresses = [] }: CertificateOptions): Buffer[] {
  const list = [extension('551d13', sequence(...(ca ? [der(0x01, Buffer.from([0xff]))] : [])))];
  const alternatives = [
    ...names.map((name) => der(0x82, Buffer.from(name, 'latin1'))),
    ...addresses.map((address) => der(0x87, Buffer.from(address))),
  ];
  if (alternatives.length > 0) list.push(extension('551d11', sequence(...alternatives)));
  return list;
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(identifier(id), der(0x04, value));
}

function commonName(name: string): Buffer {
  return sequence(der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from(name)))));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, '')}`));
}

function identifier(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sha256 = sequence(identifier('608648016503040201'));
const rsassaPssSha256 = sequence(
  identifier('2a864886f70d01010a'),
  sequence(
    der(0xa0, sha256),
    der(0xa1, sequence(identifier('2a864886f70d010108'), sha256)),
    der(0xa2, der(0x02, Buffer.from([32]))),
  ),
);
