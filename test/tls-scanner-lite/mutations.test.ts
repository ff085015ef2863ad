import { describe, expect, it } from 'vitest';
import { describeCertificate } from '../../src/tls-scanner-lite/certificate/describe.ts';
import { loadTrustStore } from '../../src/tls-scanner-lite/certificate/trust-store.ts';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Answer } from '../../src/tls-scanner-lite/wire/answer-reader.ts';
import { createKeyShare, listKeyShareGroups } from '../../src/tls-scanner-lite/wire/key-share.ts';
import { createRandom, mutate } from '../support/mutate.ts';
import { startStrange } from '../support/scripted-tls.ts';
import { loadFlights, type RecordedFlight, readFlight, readInChunks } from '../support/tls-flights.ts';
import { openTls13, type PlainFlight, sealTls13 } from '../support/tls13-flight.ts';

const flights = loadFlights();
const now = new Date('2026-01-31T00:00:00Z');
const store = loadTrustStore();
const seed = 20260131;

/** What a scan would make of the answer; throws where it would. */
function judge(answer: Answer | undefined): string {
  if (answer === undefined) return 'nothing';
  if (answer.kind !== 'server-hello') return answer.kind;
  const { chain, staple, sctList, cut } = answer;
  if (chain !== undefined) {
    const sent = { chain, staple: { status: 'ok', value: staple ?? null }, ...(sctList && { sctList }) } as const;
    const certificate = describeCertificate(sent, { host: 'localhost', store, now });
    if (certificate === undefined) return 'broken certificate';
    // No name of a certificate breaks out of the line it is printed on, or turns it round.
    JSON.stringify(certificate, (_key, value) => {
      if (typeof value === 'string' && /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value))
        throw new Error(JSON.stringify(value));
      return value;
    });
  }
  return cut === undefined ? 'whole' : 'cut';
}

function expectPrintable(answer: Answer | undefined): void {
  if (answer === undefined || answer.kind === 'alert') return;
  const evidence = answer.kind === 'server-hello' ? answer.cut?.evidence : answer.evidence;
  if (evidence !== undefined) expect(evidence).toMatch(/^[\x20-\x7e]{1,200}$/);
}

describe('a flight of a real server', () => {
  it.each(flights.map((flight) => [flight.name, flight] as const))(
    '%s is read whole, in one piece or byte by byte',
    (_name, flight) => {
      const bytes = Buffer.from(flight.answer, 'base64');
      const whole = readInChunks(readFlight(flight), bytes, () => bytes.length);
      expect(judge(whole)).toBe('whole');
      expect(whole).toMatchObject({ kind: 'server-hello', certificateRequested: /client/.test(flight.name) });
      expect(readInChunks(readFlight(flight), bytes, () => 1)).toEqual(whole);
    },
  );

  it('is never more than cut short where it ends early', () => {
    for (const flight of flights) {
      const bytes = Buffer.from(flight.answer, 'base64');
      for (let length = 0; length < bytes.length - 1; length += 7) {
        const answer = readInChunks(readFlight(flight), bytes.subarray(0, length), () => 1000);
        expect(['nothing', 'cut', 'whole', 'broken certificate']).toContain(judge(answer));
      }
    }
  });

  it('broken 10,000 times at random throws nothing, and takes no time', () => {
    const random = createRandom(seed);
    const plain = flights.flatMap((flight) => openTls13(flight) ?? []);
    const classes = new Map<string, number>();
    const start = performance.now();
    let slowest = 0;
    for (let round = 0; round < 10_000; round += 1) {
      // Under the encryption of TLS 1.3 only who knows the key can break a message: so we do.
      const [flight, bytes] = round % 3 === 0 ? breakPlain(plain, random) : breakBytes(random);
      const before = performance.now();
      const answer = readInChunks(readFlight(flight), bytes, () => 1 + Math.floor(random() * 1500));
      const verdict = judge(answer);
      slowest = Math.max(slowest, performance.now() - before);
      expectPrintable(answer);
      classes.set(verdict, (classes.get(verdict) ?? 0) + 1);
    }
    console.info(
      `mutations: ${JSON.stringify(Object.fromEntries(classes))}, slowest ${slowest.toFixed(0)} ms, ${(performance.now() - start).toFixed(0)} ms`,
    );
    // Each is met, so none of them hides another.
    for (const verdict of ['nothing', 'not-tls', 'malformed', 'cut', 'whole', 'broken certificate']) {
      expect(classes.get(verdict) ?? 0, verdict).toBeGreaterThan(10);
    }
    expect(slowest).toBeLessThan(1000);
  });

  it('broken on the wire ends a scan in time, with a reason', async () => {
    const random = createRandom(seed);
    const scans = Array.from({ length: 200 }, async () => {
      const [, bytes] = breakBytes(random);
      const server = await startStrange((socket) => void socket.once('data', () => socket.end(bytes)));
      const start = performance.now();
      const result = await scanTlsEndpoint(
        { host: server.host, port: server.port, serverName: 'localhost' },
        {
          parts: ['protocols', 'cipherSuites', 'certificates'],
          timeoutMs: 1000,
          deadlineMs: 10_000,
          signal: new AbortController().signal,
          now,
        },
      );
      expect(performance.now() - start).toBeLessThan(11_000);
      expect(JSON.stringify(result)).toMatch(/^[\x20-\x7e]*$/);
      return result;
    });
    const results = await Promise.all(scans);
    // A server that plays the same bytes to every hello offers at most what is in them, and no list of it is whole.
    for (const { cipherSuites } of results) {
      if (cipherSuites.status !== 'ok') continue;
      for (const { items } of cipherSuites.value) expect(items.length).toBeLessThanOrEqual(1);
    }
    expect(new Set(results.map(({ reachability }) => reachability.status)).size).toBe(2);
  });

  it('with a key that is none gives no secret, and throws nothing', () => {
    const random = createRandom(seed);
    for (const group of listKeyShareGroups()) {
      const share = createKeyShare(group);
      for (const length of [0, 1, 31, 32, 33, 56, 65, 97, 133, 1088, 1120, 1153, 1568, 1665, 65_535]) {
        const key = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
        const secret = share?.derive(key);
        expect(secret === undefined || secret.length > 0).toBe(true);
      }
    }
  });
});

function breakBytes(random: () => number): readonly [RecordedFlight, Buffer] {
  const flight = pick(flights, random);
  return [flight, mutate(Buffer.from(flight.answer, 'base64'), random)];
}

function breakPlain(plain: readonly PlainFlight[], random: () => number): readonly [RecordedFlight, Buffer] {
  const flight = pick(plain, random);
  return [flight.recorded, sealTls13(flight, mutate(flight.messages, random))];
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
