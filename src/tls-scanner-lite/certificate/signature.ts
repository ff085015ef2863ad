import { constants, createPublicKey, verify, X509Certificate } from 'node:crypto';
import type { ParsedCertificate } from './parse.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** Roots are parsed once and asked about for every endpoint; making one of these takes 0.1 ms. */
const made = new WeakMap<ParsedCertificate, { readonly certificate: X509Certificate | undefined }>();

/** The runtime's own view; `undefined` where OpenSSL cannot read it. */
export function toX509(certificate: ParsedCertificate): X509Certificate | undefined {
  const known = made.get(certificate);
  if (known !== undefined) return known.certificate;
  const fresh = { certificate: makeX509(certificate.der) };
  made.set(certificate, fresh);
  return fresh.certificate;
}

function makeX509(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

/** Whether the issuer's key made the certificate's signature. */
export function isSignedBy(certificate: ParsedCertificate, issuer: ParsedCertificate): boolean {
  try {
    const key = toX509(issuer)?.publicKey;
    return key !== undefined && toX509(certificate)?.verify(key) === true;
  } catch {
    // A key or an algorithm that this runtime does not know proves nothing.
    return false;
  }
}

export function isSelfSigned(certificate: ParsedCertificate): boolean {
  return certificate.subject.key === certificate.issuer.key && isSignedBy(certificate, certificate);
}

export interface SignedBytes {
  readonly bytes: Buffer;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Buffer;
}

/** The same for anything that is no certificate; `publicKey` is a SubjectPublicKeyInfo in DER. */
export function isSignedWith({ bytes, algorithm, signature }: SignedBytes, publicKey: Buffer): boolean {
  const { hash, saltLength } = algorithm;
  if (hash === undefined) return false;
  try {
    const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
    const padding = saltLength === undefined ? {} : { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
    return verify(hash, bytes, { key, ...padding }, signature);
  } catch {
    return false;
  }
}
