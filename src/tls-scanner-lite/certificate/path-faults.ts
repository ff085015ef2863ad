import type { ChainError } from '../result.ts';
import { keyUsages } from './extensions.ts';
import { allowsNames } from './name-constraints.ts';
import type { ParsedCertificate } from './parse.ts';
import { isForgeable } from './signature-algorithm.ts';

/** Extended key usages (RFC 5280 4.2.1.12). */
const serverAuth = '1.3.6.1.5.5.7.3.1';
const anyPurpose = '2.5.29.37.0';

/**
 * A certificate may be used for TLS servers. `anyExtendedKeyUsage` says so of a CA (RFC 5280 4.2.1.12); browsers take it
 * from a leaf too, OpenSSL from neither.
 */
function allowsServers({ extendedKeyUsage }: ParsedCertificate): boolean {
  return extendedKeyUsage === undefined || extendedKeyUsage.has(serverAuth) || extendedKeyUsage.has(anyPurpose);
}

const serverKeyUsages = keyUsages.digitalSignature | keyUsages.keyEncipherment | keyUsages.keyAgreement;

/** What the leaf itself says against its being a TLS server's (RFC 5280 4.2.1.3, 4.2.1.12). */
export function listLeafFaults(leaf: ParsedCertificate): readonly ChainError[] {
  const faults: ChainError[] = [];
  const { keyUsage = serverKeyUsages } = leaf;
  if (!allowsServers(leaf) || (keyUsage & serverKeyUsages) === 0) faults.push('purpose');
  if (leaf.unprocessed) faults.push('critical-extension');
  return faults;
}

export interface IssuerQuestion {
  readonly issuer: ParsedCertificate;
  /** Leaf first, up to the one it issued. */
  readonly below: readonly ParsedCertificate[];
  /** It is in the trust store. */
  readonly isRoot: boolean;
  readonly now: Date;
  /** Whether the name constraints of the first allow the second. */
  readonly allows: (issuer: ParsedCertificate, certificate: ParsedCertificate) => boolean;
}

/** Why this certificate must not stand above those below it (RFC 5280 6.1.3 to 6.1.5), its signature on the last apart. */
export function listIssuerFaults(question: IssuerQuestion): readonly ChainError[] {
  const { issuer, below, isRoot, now, allows } = question;
  const faults: ChainError[] = [];
  if (now < issuer.notBefore || issuer.notAfter < now) faults.push('ca-dates');
  if (!isRoot && isForgeable(issuer.signatureAlgorithm)) faults.push('ca-signature');
  if (!mayIssue(question)) faults.push('ca-constraints');
  const named = below.filter((certificate, index) => index === 0 || !isSelfIssued(certificate));
  if (!named.every((certificate) => allows(issuer, certificate))) faults.push('name-constraints');
  if (!allowsServers(issuer)) faults.push('purpose');
  if (issuer.unprocessed) faults.push('critical-extension');
  return faults;
}

function mayIssue({ issuer, below, isRoot }: IssuerQuestion): boolean {
  const { basicConstraints, keyUsage = keyUsages.keyCertSign } = issuer;
  // A root may be older than extensions: what makes it one is that it is in the store.
  const isCa = basicConstraints?.ca ?? (isRoot && issuer.extensions.size === 0);
  if (!isCa || (keyUsage & keyUsages.keyCertSign) === 0) return false;
  // RFC 5280 4.2.1.9: the leaf does not count, and neither does a CA's certificate for itself.
  const between = below.slice(1).filter((certificate) => !isSelfIssued(certificate)).length;
  return between <= (basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY);
}

function isSelfIssued({ subject, issuer }: ParsedCertificate): boolean {
  return subject.key === issuer.key;
}

export function allowsByNameConstraints(issuer: ParsedCertificate, certificate: ParsedCertificate): boolean {
  return issuer.nameConstraints === undefined || allowsNames(issuer.nameConstraints, certificate);
}
