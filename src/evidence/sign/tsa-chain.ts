import { type Certificate, roomBelow } from './certificate.ts';
import { identifiers } from './identifiers.ts';

/** What may be critical in a certificate on the way; whatever else is, we would have to know (RFC 5280 section 4.2). */
const known: ReadonlySet<string> = new Set([
  identifiers.basicConstraints,
  identifiers.keyUsage,
  identifiers.extendedKeyUsage,
  identifiers.certificatePolicies,
]);

/** Longer than any chain of an authority. */
const maxLength = 6;

/** What a chain is looked for in. */
export interface ChainSearch {
  /** Certificates that are trusted because they were given. */
  readonly anchors: readonly Certificate[];
  /** Certificates that may stand between, of whoever sent them. */
  readonly others: readonly Certificate[];
  /** In milliseconds since 1970: when all of them have to be valid. */
  readonly at: number;
}

/**
 * Whether a valid chain leads from a certificate to a given one: names, signatures, validity at that time, authorities that
 * are authorities, no critical extension that is not understood. Revocation is not asked for. Each certificate is looked at
 * once, nearest first, so that no web of certificates costs more than its size. @throws DerError
 */
export function isTrusted(leaf: Certificate, search: ChainSearch): boolean {
  const seen = new Set<Certificate>();
  let level = isUsable(leaf, search.at) ? [leaf] : [];
  for (let below = 0; level.length > 0 && below <= maxLength; below += 1) {
    if (level.some((one) => search.anchors.some((anchor) => anchor.x509.raw.equals(one.x509.raw)))) return true;
    for (const one of level) seen.add(one);
    const candidates = [...search.anchors, ...search.others].filter((one) => !seen.has(one));
    level = candidates.filter(
      (issuer) =>
        (roomBelow(issuer) ?? -1) >= below &&
        isUsable(issuer, search.at) &&
        level.some((subject) => isIssuer(issuer, subject)),
    );
  }
  return false;
}

function isIssuer({ x509 }: Certificate, subject: Certificate): boolean {
  return subject.isWellSigned && subject.x509.checkIssued(x509) && subject.x509.verify(x509.publicKey);
}

function isUsable({ x509, extensions }: Certificate, at: number): boolean {
  const isUnderstood = [...extensions].every(([id, { critical }]) => !critical || known.has(id));
  return isUnderstood && x509.validFromDate.getTime() <= at && at <= x509.validToDate.getTime();
}
