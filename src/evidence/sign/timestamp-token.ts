import { contentOf, type Der, DerError, readDer, readIdentifier, readInside, readNumber, tag, takeIf } from './der.ts';
import { type HashName, identifiers } from './identifiers.ts';
import { readHash } from './signature-algorithm.ts';

/** A TimeStampToken of RFC 3161 section 2.4.2: CMS SignedData (RFC 5652) around a TSTInfo, by one signer. */
export interface TimestampToken {
  /** The TSTInfo, as it is signed. */
  readonly info: Buffer;
  readonly hash: HashName;
  /** Digest of what was stamped. */
  readonly imprint: Buffer;
  /** RFC 3339, in UTC, as precise as the authority says. */
  readonly time: string;
  /** Content of an INTEGER. */
  readonly nonce?: Buffer;
  /** DER. The signer's, and what the authority sent with it. */
  readonly certificates: readonly Buffer[];
  readonly signer: TokenSigner;
}

export interface TokenSigner {
  /** How its certificate is found: issuer (DER) and serial number (content of an INTEGER), or the key's identifier. */
  readonly id: { readonly issuer: Buffer; readonly serial: Buffer } | { readonly keyId: Buffer };
  readonly hash: HashName;
  /** The signed attributes, as a SET OF: what the signature is over. */
  readonly attributes: Der;
  readonly algorithm: Der | undefined;
  readonly signature: Buffer;
}

/** More certificates than any authority sends are not looked at. */
const maxCertificates = 16;

/** @throws DerError for anything else. */
export function readTimestampToken(found: Der): TimestampToken {
  const [type, wrapped] = readInside(found);
  if (readIdentifier(type) !== identifiers.signedData) throw new DerError('not SignedData');
  const [version, digests, content, ...rest] = readInside(readInside(wrapped, 0xa0)[0]);
  // RFC 5652 section 5.1: 3 for content that is not plain data.
  if (readNumber(version) !== 3) throw new DerError('SignedData of another version');
  const [contentType, eContent] = readInside(content);
  if (readIdentifier(contentType) !== identifiers.timestampInfo) throw new DerError('not a TSTInfo');
  const info = contentOf(readInside(eContent, 0xa0)[0], tag.octetString);
  const certificates = takeIf(rest, 0xa0);
  takeIf(rest, 0xa1);
  const [signer, ...more] = readInside(rest[0], tag.set);
  if (more.length > 0 || rest.length !== 1) throw new DerError('not exactly one signer');
  const read = readSigner(signer);
  if (!readInside(digests, tag.set).map(readHash).includes(read.hash))
    throw new DerError('a digest that was not announced');
  const sent = certificates === undefined ? [] : readInside(certificates, 0xa0);
  return {
    ...readInfo(info),
    info,
    certificates: sent
      .filter((one) => one.tag === tag.sequence)
      .slice(0, maxCertificates)
      .map(({ whole }) => whole),
    signer: read,
  };
}

function readInfo(info: Buffer): Pick<TimestampToken, 'hash' | 'imprint' | 'time' | 'nonce'> {
  const [version, policy, imprint, serial, time, ...rest] = readInside(readDer(info));
  if (readNumber(version) !== 1) throw new DerError('a TSTInfo of another version');
  readIdentifier(policy);
  contentOf(serial, tag.integer);
  const [algorithm, digest] = readInside(imprint);
  takeIf(rest, tag.sequence);
  takeIf(rest, tag.boolean);
  const nonce = takeIf(rest, tag.integer);
  return {
    hash: readHash(algorithm),
    imprint: contentOf(digest, tag.octetString),
    time: readTime(time),
    ...(nonce && { nonce: nonce.content }),
  };
}

/** GeneralizedTime as RFC 3161 has it: to the second or finer, always UTC. */
function readTime(found: Der | undefined): string {
  const text = contentOf(found, tag.generalizedTime).toString('latin1');
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text);
  const [, year, month, day, hour, minute, second, fraction = ''] = parts ?? [];
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
  if (Number.isNaN(Date.parse(time))) throw new DerError('not a time');
  return time;
}

function readSigner(found: Der | undefined): TokenSigner {
  const [version, id, digest, attributes, algorithm, signature] = readInside(found);
  // RFC 5652 section 5.3: 3 where the key's identifier names the certificate.
  if (readNumber(version) !== (id?.tag === 0x80 ? 3 : 1)) throw new DerError('a signer of another version');
  if (attributes?.tag !== 0xa0) throw new DerError('no signed attributes');
  // RFC 5652 section 5.4: what is signed is the SET OF, not the tag that stands in its place.
  const set = Buffer.from(attributes.whole);
  set[0] = tag.set;
  return {
    id: readSignerId(id),
    hash: readHash(digest),
    attributes: readDer(set),
    algorithm,
    signature: contentOf(signature, tag.octetString),
  };
}

function readSignerId(found: Der | undefined): TokenSigner['id'] {
  if (found?.tag === 0x80) return { keyId: found.content };
  const [issuer, serial] = readInside(found);
  return { issuer: issuer?.whole ?? Buffer.alloc(0), serial: contentOf(serial, tag.integer) };
}
