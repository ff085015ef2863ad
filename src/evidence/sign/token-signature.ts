import { createHash } from 'node:crypto';
import { type Certificate, mayStamp, readCertificate } from './certificate.ts';
import { contentOf, type Der, DerError, readDer, readIdentifier, readInside, tag, takeIf } from './der.ts';
import type { TimestampFault } from './faults.ts';
import { identifiers } from './identifiers.ts';
import { isSignedBy, readHash, readSignatureAlgorithm } from './signature-algorithm.ts';
import type { TimestampToken } from './timestamp-token.ts';

/**
 * The certificate that signed a token, once the token holds in itself: its signer is the one that its attributes name, may
 * stamp, and signed this TSTInfo. Whether that certificate is trusted is another question. @throws DerError
 */
export function checkTokenSignature(token: TimestampToken, more: readonly Certificate[]): Certificate | TimestampFault {
  const { info, signer } = token;
  const certificate = [...token.certificates.map(readCertificate), ...more].find((one) => isNamed(one, token));
  if (certificate === undefined) return 'no-signer';
  const attributes = readAttributes(signer.attributes);
  const algorithm = readSignatureAlgorithm(signer.algorithm, signer.hash);
  if (algorithm === undefined) return 'algorithm';
  const type = attributes.get(identifiers.contentType);
  const digest = contentOf(attributes.get(identifiers.messageDigest), tag.octetString);
  const holds =
    readIdentifier(type) === identifiers.timestampInfo &&
    createHash(signer.hash).update(info).digest().equals(digest) &&
    namesCertificate(attributes, certificate) &&
    isSignedBy(certificate.x509.publicKey, algorithm, {
      bytes: signer.attributes.whole,
      signature: signer.signature,
    });
  if (!holds) return 'changed';
  return mayStamp(certificate) ? certificate : 'purpose';
}

function isNamed({ issuer, serial, extensions }: Certificate, { signer: { id } }: TimestampToken): boolean {
  if (!('keyId' in id)) return issuer.equals(id.issuer) && serial.equals(id.serial);
  const own = extensions.get(identifiers.subjectKeyIdentifier);
  return own !== undefined && contentOf(readDer(own.value), tag.octetString).equals(id.keyId);
}

/** Each attribute of one value, by its type. */
function readAttributes(set: Der): ReadonlyMap<string, Der | undefined> {
  const attributes = new Map<string, Der | undefined>();
  for (const attribute of readInside(set, tag.set)) {
    const [type, values] = readInside(attribute);
    const id = readIdentifier(type);
    if (attributes.has(id)) throw new DerError('an attribute twice');
    const [value, ...others] = readInside(values, tag.set);
    if (others.length === 0) attributes.set(id, value);
  }
  return attributes;
}

/**
 * RFC 3161 section 2.4.2 and RFC 5816: the signed attributes hold a digest of the signer's certificate, the first in the
 * list; of SHA-1 in the old form, of any hash, SHA-256 where none is named, in the new one.
 */
function namesCertificate(attributes: ReadonlyMap<string, Der | undefined>, { x509 }: Certificate): boolean {
  const current = attributes.get(identifiers.signingCertificateV2);
  const old = attributes.get(identifiers.signingCertificate);
  if (current !== undefined) {
    const fields = readInside(readInside(readInside(current)[0])[0]);
    const algorithm = takeIf(fields, tag.sequence);
    const hash = algorithm === undefined ? 'sha256' : readHash(algorithm);
    return createHash(hash).update(x509.raw).digest().equals(contentOf(fields[0], tag.octetString));
  }
  if (old === undefined) return false;
  const [digest] = readInside(readInside(readInside(old)[0])[0]);
  return createHash('sha1').update(x509.raw).digest().equals(contentOf(digest, tag.octetString));
}
