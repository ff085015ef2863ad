import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { answerHello } from '../support/scripted-tls/deliver.ts';
import { onClientHello } from '../support/scripted-tls/hello-stream.ts';
import type { Listening } from '../support/scripted-tls/listen.ts';
import { alert, extension, record, retryRandom, serverHelloMessage, uint16 } from '../support/scripted-tls/messages.ts';
import type { Quirks, TlsPolicy } from '../support/scripted-tls/policy.ts';
import type { ClientHello } from '../support/scripted-tls/read-hello.ts';
import { type SuiteName, suiteNumbers } from '../support/scripted-tls/suite-numbers.ts';
import { startScriptedTls, startStrange } from '../support/scripted-tls.ts';
import { pictureOf } from '../support/tls-picture.ts';

const leaf = createCertificate({ subject: 'localhost', names: ['localhost'] });
const common = ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_RSA_WITH_AES_256_CBC_SHA'] as const;
const rare = ['TLS_PSK_WITH_AES_128_GCM_SHA256', 'TLS_DH_anon_WITH_AES_128_GCM_SHA256'] as const;
const tls13 = ['TLS_AES_128_GCM_SHA256'] as const;

async function scan({ host, port }: Listening, parts: readonly Part[] = ['protocols', 'cipherSuites']) {
  const result = await scanTlsEndpoint(
    { host, port, serverName: 'localhost' },
    {
      parts,
      timeoutMs: 500,
      deadlineMs: 10_000,
      signal: new AbortController().signal,
      now: new Date('2026-01-31T00:00:00Z'),
    },
  );
  return pictureOf(result);
}

/** A server whose answer to each hello is a policy, or made by hand. */
function startAnswering(answer: (hello: ClientHello, socket: Socket) => TlsPolicy | undefined): Promise<Listening> {
  return startStrange((socket) =>
    onClientHello(
      socket,
      (hello) => {
        const policy = answer(hello, socket);
        if (policy !== undefined) answerHello(socket, policy, hello);
      },
      () => {},
    ),
  );
}

describe('a server that bears no long list', () => {
  const intolerances: readonly Quirks[] = [
    { longLists: 'internal_error' },
    { longLists: 'decode_error' },
    { longLists: 'close' },
    { longLists: 'reset' },
    { longLists: 'close', refuse: 'close' },
    { longLists: 'reset', refuse: 'reset' },
  ];

  it.each(intolerances)('%j has suites of TLS 1.2 that are in no short list', async (quirks) => {
    const suites = { 'TLSv1.0': common, 'TLSv1.2': rare };
    const server = await startScriptedTls({ suites, quirks });
    const picture = await scan(server);
    expect(picture).toMatchObject({ versions: ['TLSv1.0', 'TLSv1.2'], incomplete: [] });
    for (const [version, names] of Object.entries(suites)) {
      expect([...((picture.suites as Record<string, readonly string[]>)[version] ?? [])].sort(), version).toEqual(
        [...names].sort(),
      );
    }
  });

  it.each(intolerances)('%j has those beside TLS 1.3 alone', async (quirks) => {
    const server = await startScriptedTls({ suites: { 'TLSv1.2': rare, 'TLSv1.3': tls13 }, quirks });
    expect(await scan(server)).toMatchObject({
      versions: ['TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.2': { length: 2 }, 'TLSv1.3': tls13 },
    });
  });

  it('takes more suites than it bears in one list, and none of them is lost', async () => {
    const names = (Object.keys(suiteNumbers) as SuiteName[]).filter((name) => !/^SSL_|^TLS_(AES|CHACHA)/.test(name));
    expect(names.length).toBeGreaterThan(64);
    const server = await startScriptedTls({ suites: { 'TLSv1.2': names }, quirks: { longLists: 'internal_error' } });
    const { suites } = await scan(server);
    expect([...((suites as Record<string, readonly string[]>)['TLSv1.2'] ?? [])].sort()).toEqual([...names].sort());
  });

  it('shows its certificate, and all else, to a short list', async () => {
    const server = await startScriptedTls({
      suites: { 'TLSv1.2': common },
      chain: [leaf.der],
      compression: true,
      quirks: { largestHello: 600 },
    });
    const picture = await scan(server, ['certificates', 'compression', 'renegotiation', 'supportedGroups']);
    expect(picture).toMatchObject({
      certificates: [{ subject: 'CN=localhost' }],
      compression: true,
      secureRenegotiation: true,
      groups: { 'TLSv1.2': ['secp256r1', 'x25519'] },
    });
  });

  it('shows what only rare suites show', async () => {
    const server = await startScriptedTls({
      suites: { 'TLSv1.2': rare, 'TLSv1.3': tls13 },
      compression: true,
      quirks: { longLists: 'internal_error' },
    });
    expect(await scan(server, ['compression', 'protocols'])).toMatchObject({ compression: true });
  });
});

describe('a server that bends TLS 1.3', () => {
  it.each([
    ['closes', undefined],
    ['has a handshake_failure', 40],
    ['has an illegal_parameter', 47],
  ])('and %s where a hello brings no key share, offers it', async (_name, code) => {
    const server = await startAnswering((hello, socket) => {
      if (hello.versions.includes(0x0304) && hello.keyShares.size === 0) {
        socket.end(code === undefined ? Buffer.alloc(0) : alert(code));
        return undefined;
      }
      return {
        suites: { 'TLSv1.2': common, 'TLSv1.3': ['TLS_CHACHA20_POLY1305_SHA256', ...tls13] },
      };
    });
    expect(await scan(server)).toMatchObject({
      versions: ['TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.3': ['TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'] },
      incomplete: [],
    });
  });

  it('and asks for no other group, offers it with P-384 alone', async () => {
    const server = await startAnswering((hello, socket) => {
      if (hello.versions.includes(0x0304) && !hello.keyShares.has(0x0018)) {
        socket.end(alert(40));
        return undefined;
      }
      return { suites: { 'TLSv1.2': common, 'TLSv1.3': tls13 }, groups13: ['secp384r1'] };
    });
    const picture = await scan(server, ['protocols', 'cipherSuites', 'supportedGroups']);
    expect(picture).toMatchObject({ versions: ['TLSv1.2', 'TLSv1.3'], suites: { 'TLSv1.3': tls13 } });
    // Which others it has, it does not say.
    expect(picture.incomplete).toEqual(['groups TLSv1.3: (handshake-failed)']);
  });

  it('and wants a cookie back that fits into no hello, does no harm', async () => {
    const cookie = Buffer.alloc(65_500, 1);
    const server = await startAnswering((hello, socket) => {
      const retry = serverHelloMessage({
        version: 0x0303,
        random: retryRandom,
        sessionId: hello.sessionId,
        suite: 0x1301,
        extensions: [extension(43, uint16(0x0304)), extension(51, uint16(0x0018)), extension(44, cookie)],
      });
      for (let at = 0; at < retry.length; at += 16_000) socket.write(record(22, retry.subarray(at, at + 16_000)));
      return undefined;
    });
    expect(await scan(server, ['certificates'])).toMatchObject({ certificates: '(malformed)' });
  });
});

describe('what is not known of a version is not said', () => {
  it('where TLS 1.2 and below answer with what cannot be read', async () => {
    const server = await startAnswering((hello, socket) => {
      if (hello.versions.includes(0x0304)) return { suites: { 'TLSv1.3': tls13 } };
      if (hello.version === 0x0002) socket.end();
      else socket.write(record(22, Buffer.from([2, 0, 0, 4, 1, 2, 3, 4])));
      return undefined;
    });
    const picture = await scan(server, [
      'protocols',
      'cipherSuites',
      'supportedGroups',
      'signatureAlgorithms',
      'compression',
      'extendedMasterSecret',
      'renegotiation',
      'sessionResumption',
    ]);
    expect(picture).toMatchObject({
      versions: ['TLSv1.3'],
      suites: { SSLv3: [], 'TLSv1.2': [], 'TLSv1.3': tls13 },
      compression: '(malformed)',
      extendedMasterSecret: '(malformed)',
      secureRenegotiation: '(malformed)',
      clientRenegotiation: '(malformed)',
      sessionId: '(malformed)',
      sessionTicket: '(malformed)',
    });
    expect(picture.incomplete).toEqual(
      expect.arrayContaining([
        'TLSv1.2: (malformed)',
        'suites TLSv1.0: (malformed)',
        'suites TLSv1.2: (malformed)',
        'groups TLSv1.2: (malformed)',
        'signatures TLSv1.2: (malformed)',
      ]),
    );
  });

  it('where TLS 1.3 does', async () => {
    const server = await startAnswering((hello, socket) => {
      if (!hello.versions.includes(0x0304)) return { suites: { 'TLSv1.2': common } };
      socket.write(record(22, Buffer.from([2, 0, 0, 4, 1, 2, 3, 4])));
      return undefined;
    });
    const picture = await scan(server, [
      'protocols',
      'cipherSuites',
      'supportedGroups',
      'signatureAlgorithms',
      'sessionResumption',
    ]);
    expect(picture).toMatchObject({ versions: ['TLSv1.2'], tls13Psk: '(malformed)' });
    expect(picture.incomplete).toEqual([
      'TLSv1.3: (malformed)',
      'suites TLSv1.3: (malformed)',
      'groups TLSv1.3: (malformed)',
      'signatures TLSv1.3: (malformed)',
    ]);
  });

  it('where SSLv3 answers a hello that does not offer it', async () => {
    const server = await startAnswering((_hello, socket) => {
      socket.end(record(22, serverHelloMessage({ version: 0x0300, suite: 0x0005 }), 0x0300));
      return undefined;
    });
    expect(await scan(server, ['certificates'])).toMatchObject({
      reachability: '(handshake-failed)',
      certificates: '(handshake-failed)',
    });
  });

  it('where only a hello of TLS 1.3 without a key share is answered', async () => {
    const server = await startScriptedTls({ suites: { 'TLSv1.3': tls13 }, quirks: { largestHello: 600 } });
    // What comes after a ServerHello of the scripted server can be read by nobody.
    expect((await scan(server, ['certificates'])).certificates).not.toBe('(no-certificate)');
  });
});

describe('SSLv2', () => {
  it('lists each kind of cipher once, however often it was said', async () => {
    const server = await startAnswering((hello, socket) => {
      if (hello.version !== 0x0002) return { suites: { 'TLSv1.2': common } };
      const specs = Buffer.concat(Array.from({ length: 5000 }, () => Buffer.from([1, 0, 0x80])));
      const body = Buffer.concat([
        Buffer.from([4, 0, 1, 0, 2]),
        uint16(0),
        uint16(specs.length),
        uint16(16),
        specs,
        Buffer.alloc(16),
      ]);
      socket.write(Buffer.concat([uint16(0x8000 | body.length), body]));
      return undefined;
    });
    expect(await scan(server)).toMatchObject({ suites: { SSLv2: ['SSL_CK_RC4_128_WITH_MD5'] } });
  });
});

describe('a server in trouble at the first hello', () => {
  it.each([0, 49, 80, 90])('that says so by alert %i is asked again', async (code) => {
    let hellos = 0;
    const server = await startAnswering((_hello, socket) => {
      hellos += 1;
      if (hellos > 1) return { suites: { 'TLSv1.2': common } };
      socket.end(alert(code));
      return undefined;
    });
    expect(await scan(server)).toMatchObject({ versions: ['TLSv1.2'], suites: { 'TLSv1.2': { length: 2 } } });
  });

  it('and at every other one too tells nothing of its versions', async () => {
    const server = await startAnswering((_hello, socket) => {
      socket.end(alert(49));
      return undefined;
    });
    expect(JSON.stringify((await scan(server)).versions)).toContain('handshake-failed');
  });
});

it('words in place of an answer to SSLv2 are a refusal only while the server answers otherwise', async () => {
  let words = 0;
  const speak = (socket: Socket): void => {
    words += 1;
    socket.end('HTTP/1.1 429 Too Many Requests\r\n\r\n');
  };
  const policy: TlsPolicy = { suites: { 'TLSv1.2': common } };
  const isSsl2 = (chunk: Buffer): boolean => (chunk[0] ?? 0) >= 0x80;
  const start = (isBusy: () => boolean): Promise<Listening> =>
    startStrange((socket) => {
      socket.once('data', (chunk: Buffer) => {
        if (isSsl2(chunk) || isBusy()) return speak(socket);
        onClientHello(
          socket,
          (hello) => answerHello(socket, policy, hello),
          () => {},
        );
        socket.emit('data', chunk);
      });
    });
  const polite = await scan(await start(() => false), ['protocols']);
  expect(polite).toMatchObject({ versions: ['TLSv1.2'] });
  expect(polite.incomplete).toEqual([]);
  words = 0;
  const busy = await scan(await start(() => words > 0), ['protocols']);
  expect(JSON.stringify(busy)).toContain('rate-limited');
});
