import { bitsOf, contentOf, type DerElement, readInside, tags } from './der.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import { type Name, readName } from './name.ts';
import { type PathFields, readPathFields } from './path-fields.ts';
import { readAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts';
import { readTime } from './time.ts';

/** A certificate (RFC 5280 4.1) taken apart. */
export interface ParsedCertificate extends PathFields {
  readonly der: Buffer;
  /** Octets of the INTEGER. */
  readonly serialNumber: Buffer;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
  /** The key in it, without its algorithm: what its hash is taken of (RFC 5280 4.2.1.2, RFC 6960 4.1.1). */
  readonly keyBits: Buffer;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly extensions: Extensions;
}

/** `undefined` when broken. Never throws. */
export function parseCertificate(der: Buffer): ParsedCertificate | undefined {
  const [body, algorithm, signature, ...rest] = readInside(der) ?? [];
  const fields = readBody(body);
  const signatureAlgorithm = algorithm && readAlgorithm(algorithm.whole);
  if (fields === undefined || signatureAlgorithm === undefined || rest.length > 0) return undefined;
  if (bitsOf(signature) === undefined) return undefined;
  return { der, ...fields, ...readPathFields(fields.extensions), signatureAlgorithm };
}

type Body = Omit<ParsedCertificate, keyof PathFields | 'der' | 'signatureAlgorithm'>;

/** TBSCertificate. */
function readBody(body: DerElement | undefined): Body | undefined {
  const members = body && readInside(body.whole);
  if (members === undefined) return undefined;
  // version [0] EXPLICIT INTEGER DEFAULT v1
  const [serial, , issuer, validity, subject, key, ...more] = members[0]?.tag === 0xa0 ? members.slice(1) : members;
  const serialNumber = contentOf(serial, tags.integer);
  const names = { issuer: issuer && readName(issuer.whole), subject: subject && readName(subject.whole) };
  const [notBefore, notAfter] = (validity && readInside(validity.whole))?.map(readTime) ?? [];
  const keyBits = key && bitsOf(readInside(key.whole)?.[1]);
  const extensions = readExtensionsField(more);
  if (serialNumber === undefined || names.issuer === undefined || names.subject === undefined) return undefined;
  if (notBefore === undefined || notAfter === undefined || extensions === undefined) return undefined;
  if (key === undefined || keyBits === undefined) return undefined;
  return {
    serialNumber,
    issuer: names.issuer,
    subject: names.subject,
    notBefore,
    notAfter,
    publicKey: key.whole,
    keyBits,
    extensions,
  };
}

const none: Extensions = new Map();

/** `issuerUniqueID [1], subjectUniqueID [2], extensions [3] EXPLICIT`, all optional. */
function readExtensionsField(elements: readonly DerElement[]): Extensions | undefined {
  const field = elements.find((element) => element.tag === 0xa3);
  return field === undefined ? none : readExtensions(field.content);
}

/** The subject alone, in a fifth of the time: for a store of which one certificate in a hundred is looked at. */
export function readSubject(der: Buffer): Name | undefined {
  const body = readInside(der)?.[0];
  const members = (body && readInside(body.whole)) ?? [];
  const subject = members[members[0]?.tag === 0xa0 ? 5 : 4];
  return subject && readName(subject.whole);
}
