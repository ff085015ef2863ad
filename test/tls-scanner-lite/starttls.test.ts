import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import * as tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { maxReplyBytes } from '../../src/tls-scanner-lite/probe/starttls/dialogue.ts';
import { negotiateStarttls } from '../../src/tls-scanner-lite/probe/starttls/negotiate.ts';
import { type StarttlsProtocol, starttlsProtocols } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { findClosedPort, startServer } from '../support/servers.ts';
import {
  ldapResponse,
  mysqlPacket,
  type StarttlsServerOptions,
  startStarttlsServer,
} from '../support/starttls-server.ts';

const { keyPem: key, pem: cert } = createCertificate({ subject: 'localhost', names: ['localhost'] });

function start(protocol: StarttlsProtocol, more: Partial<StarttlsServerOptions> = {}) {
  return startStarttlsServer({ protocol, key, cert, ...more });
}

function negotiate(
  port: number,
  protocol: StarttlsProtocol,
  limits: { timeoutMs?: number; signal?: AbortSignal } = {},
) {
  const { timeoutMs = 2000, signal = new AbortController().signal } = limits;
  const socket = connect({ host: '127.0.0.1', port });
  return { socket, outcome: negotiateStarttls(socket, protocol, { timeoutMs, signal }) };
}

/** What a TLS server says over the socket once the handshake is done. */
async function speakTls(socket: Socket): Promise<string> {
  const secured = tls.connect({ socket, ca: cert, servername: 'localhost' });
  const [said] = await once(secured, 'data');
  secured.destroy();
  return `${secured.authorized} ${said}`;
}

const bytes = (text: string) => Buffer.from(text, 'latin1');

const clientSpeaksFirst: readonly StarttlsProtocol[] = ['postgres', 'ldap'];

/** How an answer starts that never comes to its end, and how it goes on. */
const floods: Readonly<Record<StarttlsProtocol, readonly [string, string]>> = {
  smtp: ['220-', 'x\r\n220-'],
  imap: ['* OK ', 'x'],
  pop3: ['+OK ', 'x'],
  postgres: ['', 'x'],
  ldap: ['', ldapResponse({ messageId: 0, code: 0 }).toString('latin1')],
  mysql: ['\xf0\xff\0\0', 'x'],
};

/** How many things each server says before TLS. */
const stages: Readonly<Record<StarttlsProtocol, number>> = {
  smtp: 3,
  imap: 3,
  pop3: 2,
  postgres: 1,
  ldap: 1,
  mysql: 1,
};

describe.each(starttlsProtocols)('%s', (protocol) => {
  it('is brought to where TLS starts, and leaves the socket as TLS needs it', async () => {
    const { port, heard } = await start(protocol);
    const { socket, outcome } = negotiate(port, protocol);
    expect(await outcome).toEqual({ kind: 'ready', early: Buffer.alloc(0) });
    expect([socket.isPaused(), socket.destroyed, socket.readableLength]).toEqual([true, false, 0]);
    expect(['data', 'close', 'connect', 'end'].map((event) => socket.listenerCount(event))).toEqual([
      0,
      0,
      0,
      // Node's own.
      connect({ port }).destroy().listenerCount('end'),
    ]);
    expect(await speakTls(socket)).toBe('true hello');
    expect(heard[0]).toEqual(
      {
        smtp: ['EHLO comply.invalid\r\n', 'STARTTLS\r\n'],
        imap: ['a1 CAPABILITY\r\n', 'a2 STARTTLS\r\n'],
        pop3: ['STLS\r\n'],
        postgres: [bytes('\0\0\0\b\x04\xd2\x16/').toString('latin1')],
        ldap: ['0\x1d\x02\x01\x01w\x18\x80\x161.3.6.1.4.1.1466.20037'],
        mysql: [`\x20\0\0\x01\0\x8a\0\0\0\0\0\x01-${'\0'.repeat(23)}`],
      }[protocol],
    );
  });

  it('takes a hello written by hand as well', async () => {
    const { socket, outcome } = negotiate((await start(protocol)).port, protocol);
    expect((await outcome).kind).toBe('ready');
    socket.resume();
    socket.write(Buffer.from([22, 3, 1, 0, 4, 1, 0, 0, 0]));
    const [alert] = await once(socket, 'data');
    expect(alert[0]).toBe(21);
    socket.destroy();
  });

  it('is read when it comes byte by byte', async () => {
    const { socket, outcome } = negotiate((await start(protocol, { inPieces: true })).port, protocol);
    expect((await outcome).kind).toBe('ready');
    expect(await speakTls(socket)).toBe('true hello');
  });

  it('is not offered where the server says so', async () => {
    const { socket, outcome } = negotiate((await start(protocol, { offered: false })).port, protocol);
    expect(await outcome).toEqual({
      kind: 'not-offered',
      evidence: {
        smtp: 'EHLO lists no STARTTLS',
        imap: 'CAPABILITY lists no STARTTLS',
        pop3: 'answered STLS with "-ERR no such command"',
        postgres: 'answered SSLRequest with N',
        ldap: 'answered StartTLS with protocolError(2) "unsupported"',
        mysql: 'version "8.4.2-acme" without CLIENT_SSL',
      }[protocol],
    });
    expect(socket.destroyed).toBe(true);
  });

  it('shows what came behind the go-ahead, and keeps it out of TLS', async () => {
    const { socket, outcome } = negotiate((await start(protocol, { junk: '250 injected\r\n' })).port, protocol);
    expect(await outcome).toEqual({ kind: 'ready', early: bytes('250 injected\r\n') });
    expect(await speakTls(socket)).toBe('true hello');
  });

  it('is not what another server speaks', async () => {
    for (const other of starttlsProtocols) {
      if (other === protocol) continue;
      const { outcome } = negotiate((await start(other)).port, protocol, { timeoutMs: 150 });
      const { kind, evidence } = (await outcome) as { kind: string; evidence: string };
      const eachWaits = !clientSpeaksFirst.includes(protocol) && clientSpeaksFirst.includes(other);
      const expected = eachWaits
        ? ['failure', 'no go-ahead for TLS in 150 ms']
        : ['not-tls', expect.stringMatching(/^answered "/)];
      expect([other, kind, evidence]).toEqual([other, ...expected]);
    }
  });

  it('ends in time when the server falls silent, at every stage', async () => {
    for (let silentAfter = 0; silentAfter < stages[protocol]; silentAfter += 1) {
      const { port, said } = await start(protocol, { silentAfter });
      const from = performance.now();
      const { socket, outcome } = negotiate(port, protocol, { timeoutMs: 120 });
      expect(await outcome).toEqual({
        kind: 'failure',
        reason: 'timeout',
        connected: true,
        evidence: 'no go-ahead for TLS in 120 ms',
      });
      expect(performance.now() - from).toBeLessThan(1000);
      expect([said[0]?.length, socket.destroyed]).toEqual([silentAfter, true]);
    }
  });

  it('is bounded, however long a server talks', async () => {
    const [first, more] = floods[protocol];
    const { port } = await startServer((socket) => {
      socket.write(first, 'latin1');
      const flood = setInterval(() => socket.write(more.repeat(5000), 'latin1'), 1);
      socket.on('close', () => clearInterval(flood));
    });
    const { socket, outcome } = negotiate(port, protocol);
    expect(await outcome).toMatchObject({ kind: 'not-tls' });
    expect(socket.bytesRead).toBeLessThan(maxReplyBytes * 4);
  });
});

describe('a connection that comes to nothing', () => {
  it('is a failure with its reason', async () => {
    const closed = negotiate(await findClosedPort(), 'smtp');
    expect(await closed.outcome).toEqual({
      kind: 'failure',
      reason: 'closed',
      connected: false,
      evidence: 'ECONNREFUSED',
    });
    for (const end of [(socket: Socket) => socket.end('220 hi\r\n'), (socket: Socket) => socket.resetAndDestroy()]) {
      const { port } = await startServer((socket) => setTimeout(end, 20, socket));
      const { outcome } = negotiate(port, 'smtp');
      expect(await outcome).toMatchObject({ kind: 'failure', reason: 'closed', connected: true });
    }
    const socket = connect({ port: await findClosedPort() }).on('error', () => {});
    await new Promise((closed) => socket.once('close', closed));
    const late = negotiateStarttls(socket, 'ldap', { timeoutMs: 50, signal: new AbortController().signal });
    expect(await late).toMatchObject({ kind: 'failure', reason: 'closed', connected: false });
  });

  it('ends when it is aborted, before or within', async () => {
    const { port } = await start('smtp', { silentAfter: 1 });
    const aborted = { kind: 'failure', reason: 'aborted', evidence: 'aborted' };
    expect(await negotiate(port, 'smtp', { signal: AbortSignal.abort() }).outcome).toMatchObject(aborted);
    const abort = new AbortController();
    const { socket, outcome } = negotiate(port, 'smtp', { signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    expect(await outcome).toMatchObject({ ...aborted, connected: true });
    expect(socket.destroyed).toBe(true);
  });

  it('does not end the process when it is reset between the go-ahead and TLS', async () => {
    const { port } = await startServer((socket) => {
      socket.once('data', () => {
        socket.write('S');
        setTimeout(() => socket.resetAndDestroy(), 20);
      });
    });
    const { socket, outcome } = negotiate(port, 'postgres');
    expect((await outcome).kind).toBe('ready');
    socket.resume();
    await new Promise((closed) => socket.once('close', closed));
    expect(socket.destroyed).toBe(true);
  });
});

describe('a server that sends us away before it can tell', () => {
  it.each<[StarttlsProtocol, readonly (string | Buffer)[], string]>([
    ['smtp', ['421 4.7.0 too many connections\r\n'], 'greeted with "421 4.7.0 too many connections"'],
    ['smtp', ['554-no\r\n554 go\r\n'], 'greeted with "554 go"'],
    ['smtp', ['220 x\r\n', '550 5.7.1 bad name\r\n'], 'answered EHLO with "550 5.7.1 bad name"'],
    ['smtp', ['220 x\r\n', '250-x\r\n250 STARTTLS\r\n421 busy\r\n'], 'answered STARTTLS with "421 busy"'],
    ['imap', ['* BYE too many\r\n'], 'answered "* BYE too many"'],
    ['imap', ['* OK x\r\n', '* BYE idle\r\n'], 'answered "* BYE idle"'],
    ['pop3', ['-ERR [SYS/TEMP] later\r\n'], 'greeted with "-ERR [SYS/TEMP] later"'],
    [
      'postgres',
      ['Ecould not fork new process\n\0'],
      'answered SSLRequest with the error "Ecould not fork new process.."',
    ],
    ['ldap', [ldapResponse({ messageId: 1, code: 51 })], 'answered StartTLS with busy(51) ""'],
    [
      'ldap',
      [ldapResponse({ messageId: 0, code: 52, text: 'bye', name: '1.3.6.1.4.1.1466.20036' })],
      'disconnected with unavailable(52) "bye"',
    ],
    [
      'mysql',
      [mysqlPacket(0, bytes("\xff\x6a\x04Host '192.0.2.1' is not allowed"))],
      `greeted with error 1130: "Host '192.0.2.1' is not allowed"`,
    ],
  ])('%s %j', async (protocol, said, evidence) => {
    const { port } = await startServer((socket) => {
      socket.on('data', () => {});
      for (const chunk of said) socket.write(chunk);
    });
    const { outcome } = negotiate(port, protocol);
    expect(await outcome).toEqual({ kind: 'failure', reason: 'closed', connected: true, evidence });
  });
});
