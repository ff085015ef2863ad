import { bitsOf, contentOf, type DerElement, readDer, readIdentifier, readInside, tags } from './der.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import type { SignedBytes } from './signature.ts';
import { readAlgorithm } from './signature-algorithm.ts';
import { readTime } from './time.ts';

/** RFC 6960 4.2.1. */
export interface OcspResponse extends SignedBytes {
  /** Of the responder: its name in DER, or the SHA-1 of its key. */
  readonly responderName?: Buffer;
  readonly responderKeyHash?: Buffer;
  readonly answers: readonly OcspAnswer[];
  /** DER, as they came with it. */
  readonly certificates: readonly Buffer[];
}

export interface OcspAnswer {
  /** Object identifier of the hash of the next two. */
  readonly hashAlgorithm: string;
  readonly issuerNameHash: Buffer;
  readonly issuerKeyHash: Buffer;
  readonly serialNumber: Buffer;
  readonly certStatus: 'good' | 'revoked' | 'unknown';
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  readonly extensions: Extensions;
}

/** OCSPResponseStatus (RFC 6960 4.2.1); 4 is not used. */
const statuses = ['successful', 'malformedRequest', 'internalError', 'tryLater', '', 'sigRequired', 'unauthorized'];
const basicResponse = '1.3.6.1.5.5.7.48.1.1';

/** What it says, or why nothing can be read of it. */
export function parseOcspResponse(bytes: Buffer): OcspResponse | { readonly fault: string } {
  const [status, body] = readInside(bytes) ?? [];
  const code = contentOf(status, tags.enumerated)?.[0];
  if (code === undefined) return { fault: 'OCSP response broken' };
  if (code !== 0) return { fault: `OCSP response status ${statuses[code] || 'unknown'}(${code})` };
  // responseBytes [0] EXPLICIT SEQUENCE { responseType, response OCTET STRING }
  const [type, response] = readInside(contentOf(body, 0xa0)) ?? [];
  if (readIdentifier(type) !== basicResponse) return { fault: 'OCSP response of another type than basic' };
  return parseBasic(contentOf(response, tags.octetString)) ?? { fault: 'OCSP response broken' };
}

/** BasicOCSPResponse ::= SEQUENCE { tbsResponseData, signatureAlgorithm, signature, certs [0] EXPLICIT OPTIONAL } */
function parseBasic(bytes: Buffer | undefined): OcspResponse | undefined {
  const [data, algorithmId, signatureBits, certs] = readInside(bytes) ?? [];
  const algorithm = algorithmId && readAlgorithm(algorithmId.whole);
  const signature = bitsOf(signatureBits);
  const certificates = certs === undefined ? [] : readInside(contentOf(certs, 0xa0));
  const content = data && parseData(data.whole);
  if (algorithm === undefined || signature === undefined || certificates === undefined) return undefined;
  if (data === undefined || content === undefined) return undefined;
  return { bytes: data.whole, algorithm, signature, certificates: certificates.map(({ whole }) => whole), ...content };
}

type Data = Pick<OcspResponse, 'responderName' | 'responderKeyHash' | 'answers'>;

/** ResponseData ::= SEQUENCE { version [0] EXPLICIT DEFAULT v1, responderID, producedAt, responses, responseExtensions [1] } */
function parseData(bytes: Buffer): Data | undefined {
  const members = readInside(bytes) ?? [];
  const [responder, producedAt, responses] = members[0]?.tag === 0xa0 ? members.slice(1) : members;
  const list = responses && readInside(responses.whole);
  if (responder === undefined || readTime(producedAt) === undefined || list === undefined) return undefined;
  const answers: OcspAnswer[] = [];
  for (const { whole } of list) {
    const answer = parseAnswer(whole);
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  // ResponderID ::= CHOICE { byName [1] Name, byKey [2] OCTET STRING }, explicitly tagged
  const responderName = contentOf(responder, 0xa1);
  const key = contentOf(responder, 0xa2);
  const responderKeyHash = key && contentOf(readDer(key), tags.octetString);
  if (responderName !== undefined) return { responderName, answers };
  return responderKeyHash && { responderKeyHash, answers };
}

/** SingleResponse ::= SEQUENCE { certID, certStatus, thisUpdate, nextUpdate [0] EXPLICIT, singleExtensions [1] EXPLICIT } */
function parseAnswer(bytes: Buffer): OcspAnswer | undefined {
  const [certId, status, thisUpdateField, ...more] = readInside(bytes) ?? [];
  const about = certId && parseCertId(certId.whole);
  const certStatus = status && certStatuses[status.tag];
  const thisUpdate = readTime(thisUpdateField);
  if (about === undefined || certStatus === undefined || thisUpdate === undefined) return undefined;
  const next = more.find(({ tag }) => tag === 0xa0);
  const nextUpdate = next && readTime(readDer(next.content));
  const extensionsField = more.find(({ tag }) => tag === 0xa1);
  const extensions = extensionsField === undefined ? new Map() : readExtensions(extensionsField.content);
  if ((next !== undefined && nextUpdate === undefined) || extensions === undefined) return undefined;
  return { ...about, certStatus, thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }), extensions };
}

/** CertStatus ::= CHOICE { good [0] NULL, revoked [1] RevokedInfo, unknown [2] UnknownInfo }, implicitly tagged. */
const certStatuses: Readonly<Record<number, OcspAnswer['certStatus']>> = {
  128: 'good',
  161: 'revoked',
  130: 'unknown',
};

type CertId = Pick<OcspAnswer, 'hashAlgorithm' | 'issuerNameHash' | 'issuerKeyHash' | 'serialNumber'>;

/** CertID ::= SEQUENCE { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } */
function parseCertId(bytes: Buffer): CertId | undefined {
  const [algorithm, name, key, serial] = readInside(bytes) ?? [];
  const hashAlgorithm = readIdentifier(algorithm && readInside(algorithm.whole)?.[0]);
  const hashes: readonly (Buffer | undefined)[] = [name, key].map((hash: DerElement | undefined) =>
    contentOf(hash, tags.octetString),
  );
  const [issuerNameHash, issuerKeyHash] = hashes;
  const serialNumber = contentOf(serial, tags.integer);
  if (hashAlgorithm === undefined || serialNumber === undefined) return undefined;
  if (issuerNameHash === undefined || issuerKeyHash === undefined) return undefined;
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}
