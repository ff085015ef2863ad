import { tag, writeDer, writeInteger } from './der.ts';

/** What a time stamp is asked for. */
export interface TimestampQuery {
  /** SHA-256 of what is to be stamped. */
  readonly digest: Uint8Array;
  /** Random, so that an old answer cannot stand in. */
  readonly nonce: Uint8Array;
}

/** AlgorithmIdentifier of SHA-256, 2.16.840.1.101.3.4.2.1, with the NULL that every authority takes (RFC 5754 section 2). */
const sha256 = writeDer(
  tag.sequence,
  writeDer(tag.identifier, Buffer.from('608648016503040201', 'hex')),
  writeDer(tag.null),
);

/** TimeStampReq, DER (RFC 3161 section 2.4.1); the answer shall hold the certificates. */
export function writeTimestampRequest({ digest, nonce }: TimestampQuery): Buffer {
  return writeDer(
    tag.sequence,
    writeInteger(Buffer.of(1)),
    writeDer(tag.sequence, sha256, writeDer(tag.octetString, digest)),
    writeInteger(nonce),
    writeDer(tag.boolean, Buffer.of(0xff)),
  );
}
