import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part, StarttlsProtocol } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { startServer, startTlsServer, type TestServer } from '../support/servers.ts';
import { pictureOf } from '../support/tls-picture.ts';

const { keyPem: key, pem: cert } = createCertificate({ subject: 'localhost', names: ['localhost'], key: 'rsa2048' });

interface Asked {
  readonly parts: readonly Part[];
  readonly timeoutMs?: number;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly starttls?: StarttlsProtocol;
}

async function scan({ port }: { readonly port: number }, { starttls, ...asked }: Asked) {
  const result = await scanTlsEndpoint(
    { host: '127.0.0.1', port, serverName: 'localhost', ...(starttls && { starttls }) },
    { timeoutMs: 3000, signal: new AbortController().signal, now: new Date('2026-01-31T00:00:00Z'), ...asked },
  );
  return pictureOf(result);
}

/** A TLS server that does this with a connection once its handshake is over. */
async function startTls(options: tls.TlsOptions, use: (socket: tls.TLSSocket) => void): Promise<TestServer> {
  const server = tls.createServer({ key, cert, ...options });
  const sockets = new Set<net.Socket>();
  let count = 0;
  server.on('connection', (socket: net.Socket) => {
    count += 1;
    sockets.add(socket);
  });
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket) => {
    socket.on('error', () => {});
    use(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as net.AddressInfo).port, connections: () => count };
}

/** Passes bytes on to a server until something happens to them. */
function startBetween(port: number, treat: (bytes: Buffer, client: net.Socket, index: number) => boolean) {
  return startServer((client, index) => {
    const upstream = net.connect(port, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.end());
    client.on('close', () => upstream.destroy());
    client.on('data', (bytes: Buffer) => {
      if (treat(bytes, client, index)) upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => void client.write(bytes));
  });
}

/** A ClientHello under the protection of TLS 1.2: longer than a Finished, and its type not to be seen. */
function isNewHandshake(bytes: Buffer): boolean {
  return bytes.readUInt8(0) === 22 && bytes.readUInt8(5) !== 1 && bytes.length > 200 && bytes.length < 500;
}

const resumption = { parts: ['sessionResumption'] } as const;

describe('resumption', () => {
  it.each<[string, tls.TlsOptions, object]>([
    ['of TLS 1.2 and 1.3', {}, { sessionId: false, sessionTicket: true, tls13Psk: true }],
    ['of TLS 1.2', { maxVersion: 'TLSv1.2' }, { sessionTicket: true, tls13Psk: '(not tested)' }],
    [
      'of TLS 1.3',
      { minVersion: 'TLSv1.3' },
      { sessionId: '(not tested)', sessionTicket: '(not tested)', tls13Psk: true },
    ],
    ['without tickets', { secureOptions: constants.SSL_OP_NO_TICKET, maxVersion: 'TLSv1.2' }, { sessionTicket: false }],
  ])('%s', async (_name, options, expected) => {
    const server = await startTlsServer({ key, cert, ...options });
    expect(await scan(server, resumption)).toMatchObject(expected);
  });

  it('by session id, of a server that remembers', async () => {
    const sessions = new Map<string, Buffer>();
    const server = tls.createServer({ key, cert, maxVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_TICKET });
    server.on('newSession', (id: Buffer, data: Buffer, done: () => void) => {
      sessions.set(id.toString('hex'), data);
      done();
    });
    server.on('resumeSession', (id: Buffer, done: (error: null, data: Buffer | null) => void) =>
      done(null, sessions.get(id.toString('hex')) ?? null),
    );
    server.on('tlsClientError', () => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as net.AddressInfo;
    expect(await scan({ port }, resumption)).toMatchObject({ sessionId: true, sessionTicket: false });
  });

  it('by a ticket that is good for a second', async () => {
    const server = await startTlsServer({ key, cert, sessionTimeout: 1 });
    expect(await scan(server, resumption)).toMatchObject({ sessionTicket: true, tls13Psk: true });
  });

  it('with a ticket that comes late is found', async () => {
    const server = await startTlsServer({ key, cert, minVersion: 'TLSv1.3' });
    // What the client says after its Finished, and the tickets that answer that, take their time.
    const slow = await startServer((client) => {
      const upstream = net.connect(server.port, '127.0.0.1');
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
      client.on('data', (bytes: Buffer) => void upstream.write(bytes));
      upstream.on('data', (bytes: Buffer) => {
        setTimeout(() => client.write(bytes), bytes.readUInt8(0) === 22 ? 0 : 700);
      });
    });
    expect(await scan(slow, resumption)).toMatchObject({ tls13Psk: true });
  });

  it('without a ticket at the end of the connection is denied', async () => {
    const folder = openssl();
    if (folder === undefined) return;
    const port = await startOpenssl(folder, ['-www', '-tls1_3', '-num_tickets', '0']);
    expect(await scan({ port }, resumption)).toMatchObject({ tls13Psk: false });
  });

  it('is open where the server demands a certificate, or the connection is lost', async () => {
    const demanding = await startTlsServer({ key, cert, requestCert: true, minVersion: 'TLSv1.3' });
    expect(await scan(demanding, resumption)).toMatchObject({ tls13Psk: '(handshake-failed)' });
    const server = await startTlsServer({ key, cert, minVersion: 'TLSv1.3' });
    // What comes after the hello is the end of the client's handshake.
    const losing = await startBetween(server.port, (bytes, client) => {
      const isHello = bytes.readUInt8(0) === 22;
      if (!isHello) client.resetAndDestroy();
      return isHello;
    });
    expect(await scan(losing, resumption)).toMatchObject({ tls13Psk: '(handshake-failed)' });
  });
});

describe('renegotiation by the client', () => {
  const renegotiation = { parts: ['renegotiation'] } as const;

  it('is found where it is taken', async () => {
    const server = await startTlsServer({ key, cert });
    expect(await scan(server, renegotiation)).toMatchObject({ secureRenegotiation: true, clientRenegotiation: true });
  });

  it('is found where it is refused by an alert', async () => {
    const server = await startTls({ secureOptions: constants.SSL_OP_NO_RENEGOTIATION }, () => {});
    expect(await scan(server, renegotiation)).toMatchObject({ secureRenegotiation: true, clientRenegotiation: false });
  });

  it('is found where the server closes on it, each time; and not where a connection is lost', async () => {
    const server = await startTlsServer({ key, cert, maxVersion: 'TLSv1.2' });
    let closed = 0;
    const closing = (times: number) =>
      startBetween(server.port, (bytes, client) => {
        if (!isNewHandshake(bytes) || closed >= times) return true;
        closed += 1;
        client.resetAndDestroy();
        return false;
      });
    expect(await scan(await closing(1), renegotiation)).toMatchObject({ clientRenegotiation: true });
    expect(closed).toBe(1);
    closed = 0;
    expect(await scan(await closing(9), renegotiation)).toMatchObject({ clientRenegotiation: false });
    expect(closed).toBe(2);
  });

  it('is not tested in TLS 1.3, and open where the server says nothing', async () => {
    const server = await startTlsServer({ key, cert, minVersion: 'TLSv1.3' });
    expect(await scan(server, renegotiation)).toMatchObject({
      secureRenegotiation: '(not tested)',
      clientRenegotiation: '(not tested)',
    });
    const deaf = await startTls({ maxVersion: 'TLSv1.2' }, (socket) => socket.pause());
    const between = await startBetween(deaf.port, (bytes) => !isNewHandshake(bytes));
    expect(await scan(between, { ...renegotiation, timeoutMs: 300 })).toMatchObject({
      clientRenegotiation: '(timeout)',
    });
  });

  it.each<[readonly string[], boolean]>([
    [['-client_renegotiation'], true],
    [['-no_renegotiation'], false],
  ])('of `openssl s_server %j`: %s', async (flags, expected) => {
    const folder = openssl();
    if (folder === undefined) return;
    const port = await startOpenssl(folder, ['-www', '-tls1_2', ...flags]);
    expect(await scan({ port }, renegotiation)).toMatchObject({
      secureRenegotiation: true,
      clientRenegotiation: expected,
    });
  });
});

describe('client authentication', () => {
  const authentication = { parts: ['clientAuthentication'] } as const;
  const versions = ['TLSv1.2', 'TLSv1.3'] as const;
  const cases = versions.flatMap((version) => [
    [version, {}, 'none'] as const,
    [version, { requestCert: true, rejectUnauthorized: false }, 'optional'] as const,
    [version, { requestCert: true, rejectUnauthorized: true }, 'required'] as const,
  ]);

  it.each(cases)('over %s with %j is %s', async (version, options, expected) => {
    const only = { key, cert, minVersion: version, maxVersion: version, ...options };
    const server = await startTlsServer(only);
    expect(await scan(server, authentication)).toMatchObject({ clientAuthentication: expected });
    expect(server.connections()).toBe(expected === 'none' ? 1 : 2);
  });

  it.each(cases)('over %s with %j behind STARTTLS is %s', async (version, options, expected) => {
    const secureContext = tls.createSecureContext({ key, cert, minVersion: version, maxVersion: version });
    const server = await startServer((socket) => {
      socket.once('data', () => {
        socket.write('S');
        const secure = new tls.TLSSocket(socket, { isServer: true, secureContext, ...options });
        secure.on('error', () => {}).resume();
      });
    });
    const asked = { ...authentication, starttls: 'postgres' } as const;
    expect(await scan(server, asked)).toMatchObject({ clientAuthentication: expected });
  });

  it.each(versions)('over %s is open where the connection is lost before the page', async (version) => {
    const server = await startTls(
      { requestCert: true, rejectUnauthorized: false, minVersion: version, maxVersion: version },
      (socket) => {
        socket.once('data', () => socket.destroy());
      },
    );
    expect(await scan(server, authentication)).toMatchObject({ clientAuthentication: '(request-refused)' });
  });

  it('keeps the HSTS header of those with a certificate open', async () => {
    for (const version of versions) {
      const only = { key, cert, minVersion: version, maxVersion: version };
      const demanding = await startTlsServer({ ...only, requestCert: true, rejectUnauthorized: true });
      const { hsts } = await scan(demanding, { parts: ['hsts'] });
      expect(hsts, version).toBe(version === 'TLSv1.3' ? '(request-refused)' : '(handshake-failed)');
    }
  });

  it.each([...versions])('over %s is open when the time is over, for that reason', async (version) => {
    const only = { minVersion: version, maxVersion: version, requestCert: true, rejectUnauthorized: false } as const;
    const server = await startTls(only, () => {});
    const start = performance.now();
    const asked = { parts: ['clientAuthentication', 'hsts'], timeoutMs: 5000, deadlineMs: 400 } as const;
    expect(await scan(server, asked)).toMatchObject({ clientAuthentication: '(timeout)', hsts: '(timeout)' });
    expect(performance.now() - start).toBeLessThan(700);
    const stop = new AbortController();
    const pending = scan(server, { ...asked, deadlineMs: 5000, signal: stop.signal });
    await sleep(200);
    stop.abort();
    expect(await pending).toMatchObject({ clientAuthentication: '(aborted)', hsts: '(aborted)' });
  });
});

/** A folder with the certificate; `undefined` where the program is missing. */
function openssl(): string | undefined {
  if (spawnSync('openssl', ['version']).error !== undefined) {
    console.log('skipped: openssl is not on this machine');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'session-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key, { mode: 0o600 });
  return folder;
}

async function startOpenssl(folder: string, flags: readonly string[]): Promise<number> {
  const free = net.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as net.AddressInfo;
  free.close();
  await once(free, 'close');
  const args = ['s_server', '-accept', `127.0.0.1:${port}`, '-quiet', '-cert', 'cert.pem', '-key', 'key.pem', ...flags];
  const child = spawn('openssl', args, { cwd: folder, stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = net.connect(port, '127.0.0.1');
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isUp) break;
    await sleep(50);
  }
  return port;
}
