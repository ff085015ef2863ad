import type { Socket } from 'node:net';
import * as net from 'node:net';
import { describe, expect, it } from 'vitest';
import { type ScanOptions, scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import { type OfferedSuite, parts, type TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import type { Found, Verdict } from '../../src/tls-scanner-lite/verdict.ts';
import { createCertificate } from '../support/certificate.ts';
import { answerHello } from '../support/scripted-tls/deliver.ts';
import { onClientHello } from '../support/scripted-tls/hello-stream.ts';
import { alert } from '../support/scripted-tls/messages.ts';
import type { ClientHello } from '../support/scripted-tls/read-hello.ts';
import { suitesOf67 } from '../support/scripted-tls/suite-numbers.ts';
import { startStrange } from '../support/scripted-tls.ts';
import { startServer, startTlsServer } from '../support/servers.ts';
import { pictureOf } from '../support/tls-picture.ts';

const identity = createCertificate({ subject: 'localhost', names: ['localhost'], key: 'rsa2048' });

function scan(port: number, options: Partial<ScanOptions> = {}): Promise<TlsEndpointResult> {
  return scanTlsEndpoint(
    { host: '127.0.0.1', port, serverName: 'localhost' },
    {
      parts: parts.filter((part) => part !== 'redirect'),
      timeoutMs: 3000,
      signal: new AbortController().signal,
      now: new Date('2026-01-31T00:00:00Z'),
      ...options,
    },
  );
}

/** What a scan under trouble claims that one without did not see; it may say that it does not know. */
function findLies(seen: TlsEndpointResult, truth: TlsEndpointResult): readonly string[] {
  const lies: string[] = [];
  const compare = (what: string, one: Verdict<unknown>, other: Verdict<unknown>): void => {
    if (one.status !== 'indeterminate' && stringify(one) !== stringify(other)) lies.push(`${what}: ${stringify(one)}`);
  };
  const compareLists = (what: string, one: readonly Named[], other: readonly Named[]): void => {
    for (const { protocol } of [...one, ...other]) {
      const [mine, theirs] = [one, other].map((lists) => lists.find((list) => list.protocol === protocol));
      if (mine?.incomplete !== undefined) continue;
      if (stringify(namesOf(mine)) !== stringify(namesOf(theirs))) lies.push(`${what} ${protocol}: ${namesOf(mine)}`);
    }
  };
  if (seen.protocols.status === 'ok' && truth.protocols.status === 'ok') {
    const told = truth.protocols.value;
    for (const [version, { offered }] of Object.entries(seen.protocols.value)) {
      const isLie = offered !== 'indeterminate' && offered !== told[version as keyof typeof told].offered;
      if (isLie) lies.push(`${version}: ${offered}`);
    }
  }
  for (const part of ['cipherSuites', 'supportedGroups', 'signatureAlgorithms'] as const) {
    const [one, other] = [seen[part], truth[part]];
    if (one.status === 'ok' && other.status === 'ok') compareLists(part, one.value, other.value);
  }
  const { certificates } = seen;
  if (certificates.status === 'ok' && truth.certificates.status === 'ok') {
    const prints = (found: Found<{ readonly fingerprintSha256: string }>) =>
      found.items.map(({ fingerprintSha256 }) => fingerprintSha256).sort();
    const isShort = stringify(prints(certificates.value)) !== stringify(prints(truth.certificates.value));
    if (isShort && certificates.value.incomplete === undefined) lies.push('certificates');
  }
  for (const part of ['clientAuthentication', 'compression', 'extendedMasterSecret'] as const) {
    compare(part, seen[part], truth[part]);
  }
  compare('alpn', sorted(seen.alpn), sorted(truth.alpn));
  compare('secure renegotiation', seen.renegotiation.secure, truth.renegotiation.secure);
  compare('renegotiation', seen.renegotiation.clientInitiated, truth.renegotiation.clientInitiated);
  for (const kind of ['sessionId', 'sessionTicket', 'tls13Psk'] as const) {
    compare(kind, seen.sessionResumption[kind], truth.sessionResumption[kind]);
  }
  compare('hsts', seen.http.hsts, truth.http.hsts);
  return lies;
}

type Named = Found<string | OfferedSuite> & { readonly protocol: string };

function namesOf(list: Named | undefined): readonly string[] | undefined {
  return list?.items.map((item) => (typeof item === 'string' ? item : item.name)).sort();
}

function sorted(verdict: Verdict<readonly string[]>): Verdict<readonly string[]> {
  return verdict.status === 'ok' ? { ...verdict, value: [...verdict.value].sort() } : verdict;
}

const stringify = (value: unknown): string => JSON.stringify(value) ?? '';

const servers = {
  'TLS 1.2 and 1.3': {},
  'TLS 1.2 alone': { maxVersion: 'TLSv1.2' },
  'TLS 1.3 alone': { minVersion: 'TLSv1.3' },
  'a client certificate taken': { requestCert: true, rejectUnauthorized: false },
  'a client certificate demanded': { requestCert: true, rejectUnauthorized: true },
} as const;

const start = (more: object) =>
  startTlsServer({ key: identity.keyPem, cert: identity.pem, ALPNProtocols: ['h2', 'http/1.1'], ...more });

/** A generator of numbers from 0 to 1 that is the same each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a scan that runs out of time, whenever that is', () => {
  it.each(Object.entries(servers))(
    'of a server with %s ends then, and claims no more than it saw',
    async (_name, more) => {
      const server = await start(more);
      const truth = await scan(server.port);
      const began = performance.now();
      await scan(server.port);
      const whole = performance.now() - began;
      for (let step = 1; step <= 16; step += 1) {
        const deadlineMs = Math.max(1, Math.round((whole * step) / 16));
        const from = performance.now();
        const seen = await scan(server.port, { deadlineMs });
        expect(performance.now() - from).toBeLessThan(deadlineMs + 400);
        expect(findLies(seen, truth), `${deadlineMs} of ${whole} ms`).toEqual([]);
        expect(stringify(seen)).not.toContain('"aborted"');
      }
    },
  );
});

describe('a server of which connections are lost at any point', () => {
  /** Passes on what the server says, up to a point: then it resets, closes, or falls silent. */
  function startLossy(port: number, random: () => number, rate: number) {
    return startServer((client) => {
      const isLost = random() < rate;
      const ends = [() => client.resetAndDestroy(), () => client.end(), () => client.pause()];
      const end = ends[Math.floor(random() * ends.length)] ?? (() => {});
      let left = isLost ? Math.max(0, Math.floor(random() * 4000) - 800) : Number.POSITIVE_INFINITY;
      if (left === 0) {
        end();
        return;
      }
      const upstream = net.connect(port, '127.0.0.1');
      upstream.on('error', () => client.destroy()).on('close', () => client.end());
      client.on('close', () => upstream.destroy()).pipe(upstream);
      upstream.on('data', (bytes: Buffer) => {
        if (left <= 0) return;
        client.write(bytes.subarray(0, left));
        left -= bytes.length;
        if (left <= 0) end();
      });
    });
  }

  it.each([0.02, 0.05])('%d of them: nothing is claimed that is not so', async (rate) => {
    const server = await start(servers['a client certificate taken']);
    const truth = await scan(server.port);
    for (let seed = 1; seed <= 8; seed += 1) {
      const lossy = await startLossy(server.port, createRandom(seed * 7919), rate);
      const seen = await scan(lossy.port, { timeoutMs: 300, deadlineMs: 5000 });
      expect(findLies(seen, truth), `seed ${seed}`).toEqual([]);
    }
  });
});

describe('a connection now and then', () => {
  const troubles: Readonly<Record<string, (socket: Socket) => void>> = {
    hangs: () => {},
    'is closed': (socket) => socket.end(),
    'is reset': (socket) => socket.resetAndDestroy(),
    'ends with internal_error': (socket) => socket.end(alert(80)),
    'ends with close_notify': (socket) => socket.end(alert(0, 1)),
  };

  it.each(Object.entries(troubles))('%s: all 67 suites are found', async (_name, trouble) => {
    const random = createRandom(1);
    const answered = new Set<string>();
    // Whatever is asked is lost once at most, so that chance cannot make a refusal of it.
    const isLost = ({ version, versions, suites }: ClientHello): boolean => {
      const question = `${version} ${versions} ${suites}`;
      const isNew = !answered.has(question);
      answered.add(question);
      return isNew && answered.size > 1 && random() < 0.2;
    };
    const server = await startStrange((socket) => {
      const take = (hello: ClientHello): void =>
        isLost(hello) ? trouble(socket) : answerHello(socket, { suites: suitesOf67 }, hello);
      onClientHello(socket, take, () => {});
    });
    const picture = pictureOf(await scan(server.port, { parts: ['protocols', 'cipherSuites'], timeoutMs: 200 }));
    expect(picture).toMatchObject({ suites: suitesOf67, incomplete: [] });
  });
});
