import { readVector } from '../wire/bytes.ts';
import { contentOf, readDer, tags } from './der.ts';

/** RFC 6962 3.2: version, log id (32), timestamp (8), lengths of extensions (2) and of the signature (2), its algorithm (2). */
const shortest = 47;
/** The only version there is in lists of these extensions. */
const v1 = 0;

/** The signed certificate timestamps of a SignedCertificateTimestampList (RFC 6962 3.3); none when it is broken. */
export function readSctList(bytes: Buffer): readonly Buffer[] {
  const list = readVector(bytes, 0, 2);
  if (list === undefined || list.end !== bytes.length) return [];
  const found: Buffer[] = [];
  for (let at = 0; at < list.content.length; ) {
    const entry = readVector(list.content, at, 2);
    if (entry === undefined) return [];
    if (entry.content.length >= shortest && entry.content[0] === v1) found.push(entry.content);
    at = entry.end;
  }
  return found;
}

/** In a certificate or an OCSP response the list is in an OCTET STRING of its own. */
export function readWrappedSctList(value: Buffer): readonly Buffer[] {
  const list = contentOf(readDer(value), tags.octetString);
  return list === undefined ? [] : readSctList(list);
}
