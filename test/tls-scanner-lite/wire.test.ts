import { describe, expect, it } from 'vitest';
import { commonSuiteIds, legacySuiteIds, tls13SuiteIds } from '../../src/tls-scanner-lite/registry/cipher-suites.ts';
import { legacyGroupIds, tls13GroupIds } from '../../src/tls-scanner-lite/registry/groups.ts';
import { signatureSchemeIds } from '../../src/tls-scanner-lite/registry/signature-schemes.ts';
import { extensionTypes, handshakeTypes, readExtensions } from '../../src/tls-scanner-lite/wire/bytes.ts';
import { parseTls13Certificate } from '../../src/tls-scanner-lite/wire/certificate-message.ts';
import { buildClientHello, type HelloOptions } from '../../src/tls-scanner-lite/wire/client-hello.ts';
import { createMessageReader } from '../../src/tls-scanner-lite/wire/message-reader.ts';
import { createRecordReader } from '../../src/tls-scanner-lite/wire/record-reader.ts';
import { parseServerHello } from '../../src/tls-scanner-lite/wire/server-hello.ts';
import { parseDheExchange, parseEcdheExchange } from '../../src/tls-scanner-lite/wire/server-key-exchange.ts';
import { buildSsl2Hello, createSsl2Reader } from '../../src/tls-scanner-lite/wire/ssl2.ts';

const versions = ['SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

function hello(version: HelloOptions['version'], more: Partial<HelloOptions> = {}): Buffer {
  const isTls13 = version === 'TLSv1.3';
  return buildClientHello({
    version,
    serverName: 'api.acme.example',
    suites: isTls13 ? tls13SuiteIds : legacySuiteIds,
    groups: isTls13 ? tls13GroupIds : legacyGroupIds,
    signatureSchemes: signatureSchemeIds,
    ...more,
  }).record;
}

/** Extensions of a hello record by type; `undefined`: it has none. */
function extensionsOf(record: Buffer): ReadonlyMap<number, Buffer> | undefined {
  // header(5) type(1) length(3) version(2) random(32) session_id(1 + n) suites(2 + n) compression(1 + n)
  const suitesAt = 44 + record.readUInt8(43);
  const compressionAt = suitesAt + 2 + record.readUInt16BE(suitesAt);
  const at = compressionAt + 1 + record.readUInt8(compressionAt);
  return at === record.length ? undefined : readExtensions(record, at);
}

describe('a ClientHello', () => {
  it('never has 256 to 511 bytes, whatever the length of the name', () => {
    for (const version of versions.slice(1)) {
      for (const suites of [commonSuiteIds, commonSuiteIds.slice(0, 3), [0x002f]]) {
        for (let length = 1; length < 250; length += 1) {
          const record = hello(version, { suites, serverName: 'a'.repeat(length) });
          const message = record.readUInt16BE(3);
          expect(message).toBe(record.length - 5);
          expect(message < 256 || message >= 512, `${version} ${length}: ${message}`).toBe(true);
          expect(extensionsOf(record), 'its extensions are whole').toBeDefined();
        }
      }
    }
  });

  it('fits one segment, with every suite and everything it can be curious about', () => {
    for (const version of versions) {
      expect(hello(version, { curious: true }).length, version).toBeLessThan(1400);
    }
  });

  it('of SSLv3 has no extensions', () => {
    expect(extensionsOf(hello('SSLv3'))).toBeUndefined();
  });

  it.each<[string, boolean]>([
    ['api.acme.example', true],
    ['192.0.2.1', false],
    ['::1', false],
  ])('asks for the name %s: %s', (serverName, asks) => {
    for (const version of versions.slice(1)) {
      expect(extensionsOf(hello(version, { serverName }))?.has(extensionTypes.serverName)).toBe(asks);
    }
  });

  it('of TLS 1.3 sends no key unless told to', () => {
    const shares = extensionsOf(hello('TLSv1.3'))?.get(extensionTypes.keyShare);
    expect(shares).toEqual(Buffer.from([0, 0]));
  });
});

/** A ServerHello of TLS 1.3 with a key share of x25519. */
const serverHello = Buffer.concat([
  Buffer.from([3, 3]),
  Buffer.alloc(32, 7),
  Buffer.from([0, 0x13, 0x01, 0]),
  Buffer.from([0, 46, 0, 43, 0, 2, 3, 4, 0, 51, 0, 36, 0, 29, 0, 32]),
  Buffer.alloc(32, 9),
]);

describe('a ServerHello', () => {
  it('is read whole', () => {
    expect(parseServerHello(serverHello)).toMatchObject({
      version: 0x0304,
      suite: 0x1301,
      retry: false,
      compression: 0,
      group: 29,
      keyShare: Buffer.alloc(32, 9),
    });
  });

  it('cut anywhere is broken', () => {
    for (let length = 0; length < serverHello.length; length += 1) {
      // Cut right after the compression method it is a hello without extensions.
      const cut = parseServerHello(serverHello.subarray(0, length));
      expect(cut?.version, String(length)).toBe(length === 38 ? 0x0303 : undefined);
    }
  });
});

describe('records and messages', () => {
  const message = Buffer.from([handshakeTypes.serverHelloDone, 0, 0, 0]);
  const record = Buffer.from([22, 3, 3, 0, 4, ...message]);

  it('are joined however they were cut', () => {
    for (let cut = 1; cut < record.length; cut += 1) {
      const read = createRecordReader();
      const parts = [record.subarray(0, cut), record.subarray(cut)];
      expect(parts.flatMap((part) => read(part).records.map(({ content }) => content))).toEqual([message]);
    }
    const readMessages = createMessageReader();
    const found = [...message, ...message].flatMap((byte) => readMessages(Buffer.from([byte])).messages);
    expect(found.map(({ type }) => type)).toEqual([14, 14]);
  });

  it('beyond their limits are faults', () => {
    expect(createRecordReader()(Buffer.from([22, 3, 3, 255, 255])).fault).toBe('record of 65535 bytes');
    expect(createMessageReader()(Buffer.from([2, 255, 255, 255])).fault).toBe('handshake message of 16777215 bytes');
    const read = createRecordReader();
    const endless = Buffer.concat([Buffer.from([20, 3, 3, 64, 0]), Buffer.alloc(16_384)]);
    const faults = Array.from({ length: 20 }, () => read(endless).fault).filter(Boolean);
    expect(faults[0]).toBe('more than 262144 bytes');
    expect(createRecordReader()(Buffer.from('220 mail\u001b[2J')).fault).toBe('answered "220 mail.[2J"');
  });

  it('byte by byte take time in proportion to their length', () => {
    const chain = Buffer.alloc(120_000);
    const whole = Buffer.concat([Buffer.from([11, 1, 0xd4, 0xc0]), chain]);
    const readMessages = createMessageReader();
    let copied = 0;
    const concat = Buffer.concat;
    Buffer.concat = ((list: readonly Uint8Array[]) => {
      const joined = concat(list);
      copied += joined.length;
      return joined;
    }) as typeof concat;
    try {
      const found = [...whole].flatMap((byte) => readMessages(Buffer.from([byte])).messages);
      expect(found).toHaveLength(1);
    } finally {
      Buffer.concat = concat;
    }
    expect(copied).toBeLessThan(2 * whole.length);
  });
});

describe('a key exchange', () => {
  it('with a named curve has its number and, in TLS 1.2, its signature scheme', () => {
    const body = Buffer.from([3, 0, 29, 2, 5, 5, 8, 4, 0, 1, 0]);
    expect(parseEcdheExchange(body, true)).toEqual({ group: 29, scheme: 0x0804 });
    expect(parseEcdheExchange(body, false)).toEqual({ group: 29 });
    expect(parseEcdheExchange(body.subarray(0, 5), true)).toBeUndefined();
    expect(parseEcdheExchange(Buffer.from([1, 0]), true), 'a curve spelt out').toEqual({});
  });

  const dhe = (prime: Buffer): Buffer => {
    const field = (bytes: Buffer): Buffer =>
      Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
    return Buffer.concat([field(prime), field(Buffer.from([2])), field(Buffer.from([5]))]);
  };

  it.each<[string, Buffer, object]>([
    ['1024 bits', Buffer.alloc(128, 0xff), { dhBits: 1024 }],
    ['1023 bits and a zero in front', Buffer.concat([Buffer.from([0, 0x7f]), Buffer.alloc(127, 1)]), { dhBits: 1023 }],
    ['no bits', Buffer.alloc(4), { dhBits: 0 }],
    [
      'the prime of ffdhe2048',
      Buffer.concat([
        Buffer.from('ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1', 'hex'),
        Buffer.alloc(224, 3),
        Buffer.alloc(8, 0xff),
      ]),
      { dhBits: 2048, group: 0x0100 },
    ],
  ])('with a prime of %s', (_name, prime, expected) => {
    expect(parseDheExchange(dhe(prime), false)).toEqual(expected);
  });
});

describe('SSLv2', () => {
  const answer = Buffer.from([0x80, 20, 4, 0, 1, 0, 2, 0, 3, 0, 6, 0, 0, 9, 9, 9, 1, 0, 0x80, 7, 0, 0xc0]);

  it('is asked with all ciphers at once, and says which it has', () => {
    const asked = buildSsl2Hello([0x010080, 0x0700c0]);
    expect(asked.readUInt16BE(0)).toBe(0x8000 | (asked.length - 2));
    expect(createSsl2Reader()(answer)).toEqual({
      kind: 'ssl2-hello',
      version: 2,
      cipherKinds: [0x010080, 0x0700c0],
    });
    const read = createSsl2Reader();
    const found = [...answer].map((byte) => read(Buffer.from([byte]))).filter(Boolean);
    expect(found).toEqual([createSsl2Reader()(answer)]);
  });

  it('is refused by an alert, or in another language', () => {
    const read = createSsl2Reader();
    expect([...Buffer.from([21, 3, 3, 0, 2, 2, 70])].map((byte) => read(Buffer.from([byte]))).at(-1)).toEqual({
      kind: 'alert',
      code: 70,
    });
    expect(createSsl2Reader()(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'))).toMatchObject({ kind: 'not-tls' });
  });
});

it('a Certificate of TLS 1.3 with more certificates than any chain has is broken', () => {
  const entry = Buffer.from([0, 0, 1, 9, 0, 0]);
  const message = (count: number): Buffer =>
    Buffer.concat([Buffer.from([0, 0, 0, entry.length * count]), ...Array.from({ length: count }, () => entry)]);
  expect(parseTls13Certificate(message(2))?.chain).toHaveLength(2);
  expect(parseTls13Certificate(message(101))).toBeUndefined();
});
