import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Certificate } from '../result.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';
import { readSubjectAltNames } from './subject-alt-names.ts';
import { buildsToRoot, isSelfSigned, type TrustStore } from './trust.ts';

export interface PeerChain {
  readonly leaf: X509Certificate;
  /** Leaf first, without what only the local store knows. */
  readonly sent: readonly X509Certificate[];
  /** Those that may lie between the leaf and a root, in any order. */
  readonly candidates: readonly X509Certificate[];
  /** OpenSSL's own verdict on the chain, `undefined` where it was not told. */
  readonly verifyError?: string | null;
}

export interface JudgeOptions {
  /** The name or the address the certificate has to cover. */
  readonly host: string;
  readonly store: TrustStore;
  readonly now: Date;
}

/**
 * OpenSSL's verdicts (openssl-verification-options(1)) that speak of dates alone. Ours come from the injected clock, and
 * buildsToRoot() looks at those above the leaf.
 */
const dateErrors: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** A certificate as a server sent it, each question answered apart. `undefined` when its bytes are broken. */
export function describeCertificate(peer: PeerChain, options: JudgeOptions): Certificate | undefined {
  const { leaf, sent } = peer;
  const signatureAlgorithm = readSignatureAlgorithm(leaf.raw);
  const notBefore = toTime(leaf.validFromDate);
  const notAfter = toTime(leaf.validToDate);
  if (signatureAlgorithm === undefined || notBefore === undefined || notAfter === undefined) return undefined;
  return {
    subject: toOneLine(leaf.subject),
    issuer: toOneLine(leaf.issuer),
    serialNumber: leaf.serialNumber,
    subjectAltNames: readSubjectAltNames(leaf.raw),
    notBefore,
    notAfter,
    ...describeKey(leaf),
    signatureAlgorithm,
    hostnameMatch: coversHost(leaf, options.host),
    selfSigned: isSelfSigned(leaf),
    chain: { sent: sent.map((certificate) => toOneLine(certificate.subject)), trusted: isTrusted(peer, options) },
    fingerprintSha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** Both must agree: OpenSSL also checks name constraints and path lengths, but names one error only. */
function isTrusted({ leaf, sent, candidates, verifyError }: PeerChain, { store, now }: JudgeOptions): boolean {
  const accepted = verifyError === undefined || verifyError === null || dateErrors.has(verifyError);
  return accepted && buildsToRoot({ leaf, candidates: [...sent, ...candidates], store, now });
}

/** By subjectAltName alone: a certificate without one matches nothing (RFC 9525 6.3), though OpenSSL would try the CN. */
function coversHost(leaf: X509Certificate, host: string): boolean {
  if (isIP(host) !== 0) return leaf.checkIP(host) !== undefined;
  return leaf.checkHost(host, { subject: 'never' }) !== undefined;
}

type Key = Pick<Certificate, 'keyType' | 'keySize' | 'curve'>;

function describeKey(leaf: X509Certificate): Key {
  try {
    const { asymmetricKeyType: keyType, asymmetricKeyDetails: details } = leaf.publicKey;
    if (keyType === undefined) return {};
    const curve = details?.namedCurve;
    const keySize = fixedSizes[keyType] ?? details?.modulusLength ?? sizeOfCurve(curve);
    return { keyType, ...(keySize === undefined ? {} : { keySize }), ...(curve === undefined ? {} : { curve }) };
  } catch {
    // publicKey throws on a key of a kind this runtime does not know.
    return {};
  }
}

/** RFC 8032: bits of the public key. */
const fixedSizes: Readonly<Record<string, number>> = { ed25519: 256, ed448: 456 };

/** `prime256v1`, `secp384r1`, `brainpoolP512r1`: the name says the bits. */
function sizeOfCurve(curve: string | undefined): number | undefined {
  const bits = curve?.match(/\d{3}/)?.[0];
  return bits === undefined ? undefined : Number(bits);
}

function toTime(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Node separates the parts by line ends, and escapes those inside a part. */
function toOneLine(name: string | undefined): string {
  return (name ?? '').split('\n').filter(Boolean).join(', ');
}
