import { createHash, randomBytes } from 'node:crypto';

/** A TLS record of the plain layer. */
export function record(type: number, content: Uint8Array, version = 0x0301): Buffer {
  return Buffer.concat([Buffer.from([type]), uint16(version), uint16(content.length), content]);
}

export function alert(code: number, level = 2): Buffer {
  return record(21, Buffer.from([level, code]));
}

export function message(type: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([type]), uint24(body.length), body]);
}

export interface ServerHelloOptions {
  /** `server_version`: 0x0300 to 0x0303. */
  readonly version: number;
  readonly random?: Buffer;
  readonly sessionId?: Buffer;
  readonly suite: number;
  readonly compression?: number;
  readonly extensions?: readonly Buffer[];
}

export function serverHelloMessage(options: ServerHelloOptions): Buffer {
  const {
    version,
    random = randomBytes(32),
    sessionId = Buffer.alloc(0),
    suite,
    compression = 0,
    extensions,
  } = options;
  return message(
    2,
    uint16(version),
    random,
    vector(1, sessionId),
    uint16(suite),
    Buffer.from([compression]),
    ...(extensions === undefined ? [] : [vector(2, ...extensions)]),
  );
}

/** The random of a ServerHello that is a HelloRetryRequest (RFC 8446 4.1.3). */
export const retryRandom = createHash('sha256').update('HelloRetryRequest').digest();

export function extension(type: number, ...parts: Uint8Array[]): Buffer {
  return Buffer.concat([uint16(type), vector(2, ...parts)]);
}

/** RFC 5246 7.4.2. */
export function certificateMessage(chain: readonly Uint8Array[]): Buffer {
  return message(11, vector(3, ...chain.map((certificate) => vector(3, certificate))));
}

/** RFC 5246 7.4.4: any RSA or ECDSA certificate, of any issuer. */
export function certificateRequestMessage(version: number): Buffer {
  const schemes = version === 0x0303 ? [vector(2, uint16(0x0401), uint16(0x0403))] : [];
  return message(13, vector(1, Buffer.from([1, 64])), ...schemes, vector(2));
}

export function vector(sizeOfLength: 1 | 2 | 3, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(sizeOfLength);
  length.writeUIntBE(content.length, 0, sizeOfLength);
  return Buffer.concat([length, content]);
}

export function uint16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff]);
}

function uint24(value: number): Buffer {
  return Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
}
