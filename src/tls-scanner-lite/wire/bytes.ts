/** Writes numbers and length-prefixed vectors of TLS (RFC 8446 section 3), big-endian. */
export interface ByteWriter {
  uint8(value: number): void;
  uint16(value: number): void;
  uint24(value: number): void;
  bytes(value: Uint8Array): void;
  /** A vector whose length takes 1, 2 or 3 octets. */
  vector(lengthOctets: 1 | 2 | 3, write: () => void): void;
  finish(): Buffer;
}

/** `capacity`: more than will be written. */
export function createByteWriter(capacity: number): ByteWriter {
  const buffer = Buffer.allocUnsafe(capacity);
  let at = 0;
  const writer: ByteWriter = {
    uint8(value) {
      at = buffer.writeUInt8(value, at);
    },
    uint16(value) {
      at = buffer.writeUInt16BE(value, at);
    },
    uint24(value) {
      at = buffer.writeUIntBE(value, at, 3);
    },
    bytes(value) {
      buffer.set(value, at);
      at += value.length;
    },
    vector(lengthOctets, write) {
      const start = at;
      at += lengthOctets;
      write();
      buffer.writeUIntBE(at - start - lengthOctets, start, lengthOctets);
    },
    finish: () => buffer.subarray(0, at),
  };
  return writer;
}

/** A vector of a message: its content, and where the next field starts. */
export interface Vector {
  readonly content: Buffer;
  readonly end: number;
}

/** The vector at `at`, or `undefined` when it overruns. Never throws. */
export function readVector(bytes: Buffer, at: number, lengthOctets: 1 | 2 | 3): Vector | undefined {
  const start = at + lengthOctets;
  if (start > bytes.length) return undefined;
  const end = start + bytes.readUIntBE(at, lengthOctets);
  return end > bytes.length ? undefined : { content: bytes.subarray(start, end), end };
}

/** Extensions by type (RFC 8446 4.2), from their whole vector; `undefined` when they overrun. */
export function readExtensions(bytes: Buffer, at: number): ReadonlyMap<number, Buffer> | undefined {
  const list = readVector(bytes, at, 2);
  if (list === undefined || list.end !== bytes.length) return undefined;
  const extensions = new Map<number, Buffer>();
  const { content } = list;
  for (let next = 0; next < content.length; ) {
    if (next + 4 > content.length) return undefined;
    const extension = readVector(content, next + 2, 2);
    if (extension === undefined) return undefined;
    extensions.set(content.readUInt16BE(next), extension.content);
    next = extension.end;
  }
  return extensions;
}

/** Extension types: https://www.iana.org/assignments/tls-extensiontype-values. */
export const extensionTypes = {
  serverName: 0,
  statusRequest: 5,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  alpn: 16,
  signedCertificateTimestamp: 18,
  padding: 21,
  extendedMasterSecret: 23,
  sessionTicket: 35,
  supportedVersions: 43,
  cookie: 44,
  pskKeyExchangeModes: 45,
  signatureAlgorithmsCert: 50,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

/** Handshake message types: https://www.iana.org/assignments/tls-parameters. */
export const handshakeTypes = {
  clientHello: 1,
  serverHello: 2,
  encryptedExtensions: 8,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  finished: 20,
  certificateStatus: 22,
} as const;

/** Printable ASCII of what a stranger sent, at most `limit` characters. */
export function toEvidence(bytes: Buffer, limit = 32): string {
  return bytes
    .subarray(0, limit)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '.');
}
