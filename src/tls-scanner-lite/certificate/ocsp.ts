import { createHash } from 'node:crypto';
import type { OcspStaple } from '../result.ts';
import type { Indeterminate } from '../verdict.ts';
import { readName } from './name.ts';
import { type OcspAnswer, type OcspResponse, parseOcspResponse } from './ocsp-response.ts';
import { type ParsedCertificate, parseCertificate } from './parse.ts';
import { readWrappedSctList } from './sct.ts';
import { isSignedBy, isSignedWith } from './signature.ts';
import { hashes } from './signature-algorithm.ts';

export interface StapleQuestion {
  readonly leaf: ParsedCertificate;
  /** Whose key signed the leaf; absent where it is not known. */
  readonly issuer?: ParsedCertificate;
  readonly now: Date;
}

export interface StapleReading {
  readonly staple: OcspStaple;
  /** Signed certificate timestamps in it (RFC 6962 3.3). */
  readonly scts: readonly Buffer[];
}

/** Signed certificate timestamps in an OCSP response (RFC 6962 3.3). */
const sctExtension = '1.3.6.1.4.1.11129.2.4.5';

/** A staple is about one certificate (RFC 6066 section 8). */
const maxAnswers = 32;

/** What an OCSP response says of the leaf; of another certificate, unsigned in our eyes, where it has nothing on the leaf. */
export function readStaple(bytes: Buffer, question: StapleQuestion): StapleReading | Indeterminate {
  const response = parseOcspResponse(bytes);
  if ('fault' in response) return { status: 'indeterminate', reason: 'malformed', evidence: response.fault };
  const own = response.answers.slice(0, maxAnswers).find((answer) => isAbout(answer, question));
  const answer = own ?? response.answers[0];
  if (answer === undefined) return { status: 'indeterminate', reason: 'malformed', evidence: 'OCSP response empty' };
  const { certStatus, thisUpdate, nextUpdate, extensions } = answer;
  const { now, issuer } = question;
  const sctList = own === undefined ? undefined : extensions.get(sctExtension);
  return {
    staple: {
      certStatus,
      thisUpdate: thisUpdate.toISOString(),
      ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
      signed: own !== undefined && issuer !== undefined && isByIssuerOrDelegate(response, issuer, now),
      current: thisUpdate <= now && (nextUpdate === undefined || now <= nextUpdate),
    },
    scts: sctList === undefined ? [] : readWrappedSctList(sctList.value),
  };
}

/** RFC 6960 4.1.1: the issuer by hashes of its name and its key, and the serial number. */
function isAbout(answer: OcspAnswer, { leaf, issuer }: StapleQuestion): boolean {
  const hash = hashes[answer.hashAlgorithm];
  if (hash === undefined || issuer === undefined || !answer.serialNumber.equals(leaf.serialNumber)) return false;
  const digest = (bytes: Buffer): Buffer => createHash(hash).update(bytes).digest();
  return answer.issuerNameHash.equals(digest(leaf.issuer.der)) && answer.issuerKeyHash.equals(digest(issuer.keyBits));
}

/** A response needs one. */
const maxDelegates = 4;

/** RFC 6960 4.2.2.2: signed by the issuer, or by one it gave a certificate for that, which lies in the response. */
function isByIssuerOrDelegate(response: OcspResponse, issuer: ParsedCertificate, now: Date): boolean {
  if (isResponder(issuer, response) && isSignedWith(response, issuer.publicKey)) return true;
  return response.certificates
    .slice(0, maxDelegates)
    .flatMap((der) => parseCertificate(der) ?? [])
    .some(
      (delegate) =>
        isResponder(delegate, response) &&
        isDelegate(delegate, issuer, now) &&
        isSignedWith(response, delegate.publicKey),
    );
}

/** RFC 6960 4.2.1: by name, or by the SHA-1 of the key. */
function isResponder(certificate: ParsedCertificate, { responderName, responderKeyHash }: OcspResponse): boolean {
  if (responderName !== undefined) return readName(responderName)?.key === certificate.subject.key;
  return responderKeyHash?.equals(createHash('sha1').update(certificate.keyBits).digest()) === true;
}

/** RFC 6960 4.2.2.2: id-kp-OCSPSigning. */
const ocspSigning = '1.3.6.1.5.5.7.3.9';

function isDelegate(certificate: ParsedCertificate, issuer: ParsedCertificate, now: Date): boolean {
  return (
    certificate.extendedKeyUsage?.has(ocspSigning) === true &&
    certificate.notBefore <= now &&
    now <= certificate.notAfter &&
    certificate.issuer.key === issuer.subject.key &&
    isSignedBy(certificate, issuer)
  );
}
