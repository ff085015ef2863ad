import { extensionTypes, readExtensions, readVector } from './bytes.ts';

/** More certificates than any real chain has, and fewer than would take long to look at. */
const maxCertificates = 100;

export interface CertificateMessage {
  /** DER, leaf first, as sent. */
  readonly chain: readonly Buffer[];
  /** The OCSP response for the leaf. TLS 1.3 has it here, earlier versions in a message of its own. */
  readonly staple?: Buffer;
  /** Content of the leaf's signed_certificate_timestamp extension. */
  readonly sctList?: Buffer;
}

/** Certificate of TLS 1.2 and below (RFC 5246 7.4.2). `undefined` when broken. */
export function parseCertificate(body: Buffer): CertificateMessage | undefined {
  const list = readVector(body, 0, 3);
  if (list === undefined || list.end !== body.length) return undefined;
  const chain: Buffer[] = [];
  for (let at = 0; at < list.content.length; ) {
    const entry = readVector(list.content, at, 3);
    if (entry === undefined || chain.length === maxCertificates) return undefined;
    chain.push(entry.content);
    at = entry.end;
  }
  return { chain };
}

/** Certificate of TLS 1.3 (RFC 8446 4.4.2). `undefined` when broken. */
export function parseTls13Certificate(body: Buffer): CertificateMessage | undefined {
  const context = readVector(body, 0, 1);
  const list = context && readVector(body, context.end, 3);
  if (list === undefined || list.end !== body.length) return undefined;
  const chain: Buffer[] = [];
  let leaf: ReadonlyMap<number, Buffer> | undefined;
  for (let at = 0; at < list.content.length; ) {
    const entry = readVector(list.content, at, 3);
    const extensions = entry && readVector(list.content, entry.end, 2);
    if (entry === undefined || extensions === undefined || chain.length === maxCertificates) return undefined;
    leaf ??= readExtensions(list.content.subarray(entry.end, extensions.end), 0) ?? new Map();
    chain.push(entry.content);
    at = extensions.end;
  }
  const status = leaf?.get(extensionTypes.statusRequest);
  const staple = status && parseCertificateStatus(status);
  const sctList = leaf?.get(extensionTypes.signedCertificateTimestamp);
  return { chain, ...(staple === undefined ? {} : { staple }), ...(sctList === undefined ? {} : { sctList }) };
}

/** RFC 6066 section 8: CertificateStatus of type ocsp; its response in DER. `undefined` when broken or of another type. */
export function parseCertificateStatus(body: Buffer): Buffer | undefined {
  return body.length > 0 && body.readUInt8(0) === 1 ? readVector(body, 1, 3)?.content : undefined;
}
