import { type CipherGCMTypes, createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';

interface Cipher {
  readonly name: CipherGCMTypes;
  readonly hash: 'sha256' | 'sha384';
  readonly keyBytes: number;
  readonly tagBytes: number;
}

/** RFC 8446 B.4. The types of Node.js have one name for each mode; the calls are the same. */
const ciphers: Readonly<Record<number, Cipher>> = {
  4865: { name: 'aes-128-gcm', hash: 'sha256', keyBytes: 16, tagBytes: 16 },
  4866: { name: 'aes-256-gcm', hash: 'sha384', keyBytes: 32, tagBytes: 16 },
  4867: { name: 'chacha20-poly1305' as CipherGCMTypes, hash: 'sha256', keyBytes: 32, tagBytes: 16 },
  4868: { name: 'aes-128-ccm' as CipherGCMTypes, hash: 'sha256', keyBytes: 16, tagBytes: 16 },
  4869: { name: 'aes-128-ccm' as CipherGCMTypes, hash: 'sha256', keyBytes: 16, tagBytes: 8 },
};

export interface ServerKey {
  readonly cipher: Cipher;
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** Key of the server's handshake records (RFC 8446 7.1, 7.3). `transcript`: the messages up to the ServerHello. */
export function deriveServerKey(suite: number, secret: Buffer, transcript: readonly Buffer[]): ServerKey {
  const cipher = ciphers[suite];
  if (cipher === undefined) throw new Error(`no suite ${suite}`);
  const { hash, keyBytes } = cipher;
  const mac = (key: Buffer, data: Buffer): Buffer => createHmac(hash, key).update(data).digest();
  const digest = (data: Buffer): Buffer => createHash(hash).update(data).digest();
  const size = digest(Buffer.alloc(0)).length;
  const expand = (key: Buffer, label: string, context: Buffer, length: number): Buffer => {
    const name = Buffer.from(`tls13 ${label}`);
    const info = [
      Buffer.from([0, length, name.length]),
      name,
      Buffer.from([context.length]),
      context,
      Buffer.from([1]),
    ];
    return mac(key, Buffer.concat(info)).subarray(0, length);
  };
  const early = mac(Buffer.alloc(size), Buffer.alloc(size));
  const handshake = mac(expand(early, 'derived', digest(Buffer.alloc(0)), size), secret);
  const traffic = expand(handshake, 's hs traffic', digest(Buffer.concat(transcript)), size);
  const none = Buffer.alloc(0);
  return { cipher, key: expand(traffic, 'key', none, keyBytes), iv: expand(traffic, 'iv', none, 12) };
}

/** RFC 8446 4.4.1: what stands in the transcript for a hello that got a HelloRetryRequest. */
export function hashHello(suite: number, hello: Buffer): Buffer {
  const digest = createHash(ciphers[suite]?.hash ?? 'sha256')
    .update(hello)
    .digest();
  return Buffer.concat([Buffer.from([254, 0, 0, digest.length]), digest]);
}

/** One protected record (RFC 8446 5.2); `type` is the true one. */
export function sealRecord({ cipher, key, iv }: ServerKey, sequence: number, content: Buffer, type = 22): Buffer {
  const { name, tagBytes } = cipher;
  const inner = Buffer.concat([content, Buffer.from([type])]);
  const length = inner.length + tagBytes;
  const header = Buffer.from([23, 3, 3, length >> 8, length & 0xff]);
  const sealing = createCipheriv(name, key, nonceOf(iv, sequence), { authTagLength: tagBytes });
  sealing.setAAD(header, { plaintextLength: inner.length });
  const sealed = sealing.update(inner);
  sealing.final();
  return Buffer.concat([header, sealed, sealing.getAuthTag()]);
}

/** The content of a protected record and, as its last octet, its type; `undefined` where it is under another key. */
export function openRecord({ cipher, key, iv }: ServerKey, sequence: number, record: Buffer): Buffer | undefined {
  const { name, tagBytes } = cipher;
  const end = record.length - tagBytes;
  const opening = createDecipheriv(name, key, nonceOf(iv, sequence), { authTagLength: tagBytes });
  opening.setAuthTag(record.subarray(end));
  opening.setAAD(record.subarray(0, 5), { plaintextLength: end - 5 });
  const inner = opening.update(record.subarray(5, end));
  try {
    opening.final();
    return inner;
  } catch {
    return undefined;
  }
}

function nonceOf(iv: Buffer, sequence: number): Buffer {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
  return nonce;
}
