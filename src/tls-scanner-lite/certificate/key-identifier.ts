import { contentOf, readDer, readInside, tags } from './der.ts';

/** RFC 5280 4.2.1.2. */
export function readSubjectKeyId(value: Buffer): Buffer | undefined {
  return contentOf(readDer(value), tags.octetString);
}

/** RFC 5280 4.2.1.1: keyIdentifier `[0]`, empty where it names the issuer in another way. */
export function readAuthorityKeyId(value: Buffer): Buffer | undefined {
  const members = readInside(value);
  return members && (contentOf(members[0], 0x80) ?? Buffer.alloc(0));
}

interface KeyIds {
  readonly subjectKeyId?: Buffer;
  readonly authorityKeyId?: Buffer;
}

/** Both say which key it is, and not the same: only a hint (RFC 5280 4.2.1.1), as a signature says more. */
export function keyIdsDiffer(certificate: KeyIds, issuer: KeyIds): boolean {
  const { authorityKeyId: wanted } = certificate;
  const { subjectKeyId: found } = issuer;
  return wanted !== undefined && wanted.length > 0 && found !== undefined && !wanted.equals(found);
}
