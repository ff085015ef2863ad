import { describe, expect, it } from 'vitest';
import { tlsVersions } from '../../src/tls-scanner-lite/result.ts';
import { buildClientHello } from '../../src/tls-scanner-lite/wire/client-hello.ts';
import { createRecordReader } from '../../src/tls-scanner-lite/wire/record-reader.ts';
import { parseServerHello } from '../../src/tls-scanner-lite/wire/server-hello.ts';
import { alert, record, serverHello } from '../support/scripted-tls.ts';

describe('a ClientHello', () => {
  it('never has 256 to 511 bytes, whatever the length of the name', () => {
    for (const version of tlsVersions) {
      for (const compact of [false, true]) {
        for (let length = 1; length < 250; length += 1) {
          const hello = buildClientHello({ version, compact, serverName: 'a'.repeat(length) });
          const message = hello.readUInt16BE(3);
          expect(message).toBe(hello.length - 5);
          expect(message < 256 || message >= 512, `${version} ${length}: ${message}`).toBe(true);
        }
      }
    }
  });

  it('fits one segment', () => {
    for (const version of tlsVersions) {
      expect(buildClientHello({ version, serverName: 'api.acme.example' }).length).toBeLessThan(1400);
    }
  });
});

/** mulberry32: the same numbers every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('a server flight', () => {
  it('broken at random never throws, and never reads a version that no bytes name', () => {
    const random = createRandom(20260131);
    const whole = Buffer.concat([
      alert(112, 1),
      record(22, serverHello('TLSv1.3')),
      record(20, Buffer.from([1])),
      record(22, serverHello('TLSv1.2')),
    ]);
    let understood = 0;
    for (let round = 0; round < 10_000; round += 1) {
      const bytes = Buffer.from(whole.subarray(0, Math.ceil(random() * whole.length)));
      for (let change = Math.floor(random() * 4); change > 0; change -= 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const read = createRecordReader();
      for (let at = 0; at < bytes.length; ) {
        const end = at + 1 + Math.floor(random() * 40);
        const { messages, fault } = read(bytes.subarray(at, end));
        for (const message of messages) {
          if (message.kind === 'handshake' && parseServerHello(message.body) !== undefined) understood += 1;
        }
        if (fault !== undefined) break;
        at = end;
      }
    }
    expect(understood).toBeGreaterThan(1000);
  });

  it('whose extensions overrun is broken', () => {
    const hello = serverHello('TLSv1.3').subarray(4);
    expect(parseServerHello(hello)).toEqual({ version: 0x0304, suite: 0x1301, retry: false });
    for (let length = 0; length < hello.length; length += 1) {
      // Cut right after the compression method it is a hello without extensions.
      const cut = parseServerHello(hello.subarray(0, length));
      expect(cut).toEqual(length === 38 ? { version: 0x0303, suite: 0x1301, retry: false } : undefined);
    }
  });
});
