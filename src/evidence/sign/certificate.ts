import { X509Certificate } from 'node:crypto';
import { contentOf, type Der, readDer, readIdentifier, readInside, readNumber, tag, takeIf } from './der.ts';
import { identifiers } from './identifiers.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';

/** A certificate (RFC 5280), with what Node does not show of it. */
export interface Certificate {
  readonly x509: X509Certificate;
  /** Name, DER. */
  readonly issuer: Buffer;
  /** Content of an INTEGER. */
  readonly serial: Buffer;
  /** Whether it is signed in a way that still vouches for something. */
  readonly isWellSigned: boolean;
  readonly extensions: ReadonlyMap<string, Extension>;
}

export interface Extension {
  readonly critical: boolean;
  /** DER. */
  readonly value: Buffer;
}

/** @throws DerError, or what Node throws, for bytes that are no certificate. */
export function readCertificate(bytes: Buffer): Certificate {
  const [tbs, algorithm] = readInside(readDer(bytes));
  const fields = readInside(tbs);
  takeIf(fields, 0xa0);
  const [serial, , issuer] = fields;
  const extensions = fields.find((field) => field.tag === 0xa3);
  return {
    x509: new X509Certificate(bytes),
    issuer: issuer?.whole ?? Buffer.alloc(0),
    serial: contentOf(serial, tag.integer),
    isWellSigned: readSignatureAlgorithm(algorithm) !== undefined,
    extensions: new Map(extensions === undefined ? [] : readInside(readInside(extensions, 0xa3)[0]).map(readExtension)),
  };
}

function readExtension(found: Der): readonly [string, Extension] {
  const [id, ...rest] = readInside(found);
  const critical = takeIf(rest, tag.boolean);
  return [readIdentifier(id), { critical: critical?.content[0] === 0xff, value: contentOf(rest[0], tag.octetString) }];
}

/** The certificates of a PEM text, in their order. `undefined` where there is none, or one is broken. Never throws. */
export function readCertificates(pem: string): readonly Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END CERTIFICATE-----/g) ?? [];
  try {
    const found = blocks.map((block) => readCertificate(new X509Certificate(block).raw));
    return found.length === 0 ? undefined : found;
  } catch {
    return undefined;
  }
}

/**
 * RFC 3161 section 2.3: an extended key usage that is critical and of timeStamping alone. Where a key usage is there, too, it
 * has to allow signatures.
 */
export function mayStamp({ extensions }: Certificate): boolean {
  const purposes = extensions.get(identifiers.extendedKeyUsage);
  if (purposes?.critical !== true) return false;
  const [purpose, ...others] = readInside(readDer(purposes.value));
  return readIdentifier(purpose) === identifiers.timestamping && others.length === 0 && allows(extensions, 0xc0);
}

/** How many more authorities may stand below this one; `undefined` for one that is no authority at all. */
export function roomBelow({ x509, extensions }: Certificate): number | undefined {
  const constraints = extensions.get(identifiers.basicConstraints);
  // keyCertSign, bit 5.
  if (!x509.ca || constraints === undefined || !allows(extensions, 0x04)) return undefined;
  const [, length] = readInside(readDer(constraints.value));
  return length === undefined ? Number.POSITIVE_INFINITY : readNumber(length);
}

/** Whether the key usage, if there is one, has any of these bits of its first octet, digitalSignature being 0x80. */
function allows(extensions: Certificate['extensions'], bits: number): boolean {
  const usage = extensions.get(identifiers.keyUsage);
  return usage === undefined || ((contentOf(readDer(usage.value), tag.bitString)[1] ?? 0) & bits) !== 0;
}
