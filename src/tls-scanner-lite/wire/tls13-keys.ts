import { type CipherGCMTypes, createDecipheriv, createHash, createHmac } from 'node:crypto';
import type { TlsRecord } from './record-reader.ts';

interface SuiteParameters {
  readonly hash: 'sha256' | 'sha384';
  readonly cipher: string;
  readonly keyBytes: number;
  readonly tagBytes: number;
}

/** RFC 8446 B.4, the suites whose records we can open. */
const suites: ReadonlyMap<number, SuiteParameters> = new Map([
  [0x1301, { hash: 'sha256', cipher: 'aes-128-gcm', keyBytes: 16, tagBytes: 16 }],
  [0x1302, { hash: 'sha384', cipher: 'aes-256-gcm', keyBytes: 32, tagBytes: 16 }],
  [0x1303, { hash: 'sha256', cipher: 'chacha20-poly1305', keyBytes: 32, tagBytes: 16 }],
  [0x1304, { hash: 'sha256', cipher: 'aes-128-ccm', keyBytes: 16, tagBytes: 16 }],
  [0x1305, { hash: 'sha256', cipher: 'aes-128-ccm', keyBytes: 16, tagBytes: 8 }],
]);

/** Suites of TLS 1.3 whose flight can be read. */
export const readableTls13Suites: readonly number[] = [...suites.keys()];

const ivBytes = 12;

export interface HandshakeSecrets {
  readonly suite: number;
  readonly sharedSecret: Buffer;
  /** Handshake messages up to the ServerHello, with what takes the place of a first hello. */
  readonly transcript: readonly Buffer[];
}

/** What a protected record holds: its true type and content. */
export interface Opened {
  readonly type: number;
  readonly content: Buffer;
}

/** Opens the server's handshake records in their order (RFC 8446 7.1, 5.2). `undefined` when one is not authentic. */
export function createRecordOpener(secrets: HandshakeSecrets): ((record: TlsRecord) => Opened | undefined) | undefined {
  const parameters = suites.get(secrets.suite);
  if (parameters === undefined) return undefined;
  const { hash, keyBytes } = parameters;
  const empty = createHash(hash).digest();
  const zeros = Buffer.alloc(empty.length);
  const early = hmac(hash, zeros, zeros);
  const handshake = hmac(
    hash,
    expandLabel(hash, early, { label: 'derived', context: empty, length: empty.length }),
    secrets.sharedSecret,
  );
  const digest = secrets.transcript.reduce((sum, message) => sum.update(message), createHash(hash)).digest();
  const traffic = expandLabel(hash, handshake, { label: 's hs traffic', context: digest, length: empty.length });
  const none = Buffer.alloc(0);
  const key = expandLabel(hash, traffic, { label: 'key', context: none, length: keyBytes });
  const iv = expandLabel(hash, traffic, { label: 'iv', context: none, length: ivBytes });
  let sequence = 0;
  return (record) => {
    const nonce = Buffer.from(iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(ivBytes - 4) ^ sequence) >>> 0, ivBytes - 4);
    sequence += 1;
    return stripPadding(decrypt(record, { parameters, key, nonce }));
  };
}

/** RFC 8446 4.4.1: what stands for the first hello once a HelloRetryRequest came. */
export function hashFirstHello(suite: number, hello: Buffer): Buffer | undefined {
  const parameters = suites.get(suite);
  if (parameters === undefined) return undefined;
  const digest = createHash(parameters.hash).update(hello).digest();
  return Buffer.concat([Buffer.from([254, 0, 0, digest.length]), digest]);
}

interface Sealed {
  readonly parameters: SuiteParameters;
  readonly key: Buffer;
  readonly nonce: Buffer;
}

function decrypt({ header, content }: TlsRecord, { parameters, key, nonce }: Sealed): Buffer | undefined {
  const { cipher, tagBytes } = parameters;
  const sealed = content.length - tagBytes;
  if (sealed < 1) return undefined;
  try {
    // The types know GCM, CCM and ChaCha20 apart; the call is the same for the three.
    const decipher = createDecipheriv(cipher as CipherGCMTypes, key, nonce, { authTagLength: tagBytes });
    decipher.setAuthTag(content.subarray(sealed));
    decipher.setAAD(header, { plaintextLength: sealed });
    const plain = decipher.update(content.subarray(0, sealed));
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** RFC 8446 5.4: the type is the last octet that is not zero. */
function stripPadding(plain: Buffer | undefined): Opened | undefined {
  if (plain === undefined) return undefined;
  let end = plain.length - 1;
  while (end > 0 && plain[end] === 0) end -= 1;
  const type = plain[end];
  return type === undefined || type === 0 ? undefined : { type, content: plain.subarray(0, end) };
}

interface Label {
  readonly label: string;
  readonly context: Buffer;
  readonly length: number;
}

/** HKDF-Expand-Label (RFC 8446 7.1), of one hash block at most. */
function expandLabel(hash: string, secret: Buffer, { label, context, length }: Label): Buffer {
  const name = Buffer.from(`tls13 ${label}`, 'ascii');
  const info = Buffer.concat([Buffer.from([0, length, name.length]), name, Buffer.from([context.length]), context]);
  return hmac(hash, secret, Buffer.concat([info, Buffer.from([1])])).subarray(0, length);
}

/** HKDF-Extract (RFC 5869 2.2), and one round of HKDF-Expand. */
function hmac(hash: string, key: Buffer, content: Buffer): Buffer {
  return createHmac(hash, key).update(content).digest();
}
