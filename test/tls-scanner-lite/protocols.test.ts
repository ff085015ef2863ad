import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import { classifyError } from '../../src/tls-scanner-lite/probe/exchange.ts';
import { probe } from '../../src/tls-scanner-lite/probe/probe.ts';
import { scanProtocols } from '../../src/tls-scanner-lite/probe/protocols.ts';
import { type TlsVersion, tlsVersions } from '../../src/tls-scanner-lite/result.ts';
import { buildClientHello } from '../../src/tls-scanner-lite/wire/client-hello.ts';
import { alert, type Hello, onHello, record, serverHello } from '../support/scripted-tls.ts';
import { findClosedPort, startServer } from '../support/servers.ts';

async function scan(port: number, more: { timeoutMs?: number; signal?: AbortSignal; serverName?: string } = {}) {
  const { timeoutMs = 2000, signal = new AbortController().signal, serverName } = more;
  const target = { host: '127.0.0.1', port, ...(serverName === undefined ? {} : { serverName }) };
  const result = await scanTlsEndpoint(target, {
    parts: ['protocols'],
    timeoutMs,
    signal,
    now: new Date('2026-01-31T00:00:00Z'),
  });
  const { protocols, reachability } = result;
  const offered =
    protocols.status === 'ok' ? Object.fromEntries(tlsVersions.map((v) => [v, protocols.value[v].offered])) : undefined;
  return { ...result, reachability, offered };
}

/** Accepts these versions as a server does that follows the texts, with `send` in place of a plain write. */
function accept(
  versions: readonly TlsVersion[],
  send = (socket: Socket, bytes: Buffer): void => void socket.write(bytes),
) {
  return (socket: Socket): void =>
    onHello(socket, ({ version }) =>
      versions.includes(version) ? send(socket, record(22, serverHello(version))) : socket.end(alert(70)),
    );
}

const modern = { 'TLSv1.0': false, 'TLSv1.1': false, 'TLSv1.2': true, 'TLSv1.3': true };

describe('accepted versions', () => {
  it.each<[readonly TlsVersion[]]>([
    [['TLSv1.0']],
    [['TLSv1.1', 'TLSv1.2']],
    [['TLSv1.2', 'TLSv1.3']],
    [['TLSv1.3']],
    [tlsVersions],
  ])('are %s', async (versions) => {
    const { offered, stats } = await scan((await startServer(accept(versions))).port);
    expect(offered).toEqual(Object.fromEntries(tlsVersions.map((version) => [version, versions.includes(version)])));
    expect(stats.connections).toBe(4);
  });

  it('are those of the ServerHello: a lower one is not the one asked for', async () => {
    const { port } = await startServer((socket) =>
      onHello(socket, () => socket.write(record(22, serverHello('TLSv1.0')))),
    );
    expect((await scan(port)).offered).toEqual({ ...modern, 'TLSv1.0': true, 'TLSv1.2': false, 'TLSv1.3': false });
  });

  it.each<[string, (socket: Socket, bytes: Buffer) => void]>([
    [
      'byte by byte',
      async (socket, bytes) => {
        for (const byte of bytes) {
          socket.write(Buffer.from([byte]));
          await sleep(1);
        }
      },
    ],
    [
      'each byte in a record of its own',
      (socket, bytes) => {
        for (const byte of bytes.subarray(5)) socket.write(record(22, Buffer.from([byte])));
      },
    ],
    ['after a warning', (socket, bytes) => void socket.write(Buffer.concat([alert(112, 1), bytes]))],
    [
      'with the whole flight in one record',
      (socket, bytes) => void socket.write(record(22, Buffer.concat([bytes.subarray(5), Buffer.from([14, 0, 0, 0])]))),
    ],
  ])('are read when the answer comes %s', async (_name, send) => {
    const { port } = await startServer(accept(['TLSv1.2', 'TLSv1.3'], send));
    expect((await scan(port)).offered).toEqual(modern);
  });

  it('are found behind a server that a long list of suites overwhelms', async () => {
    for (const overwhelmed of [
      (socket: Socket) => socket.resetAndDestroy(),
      (socket: Socket) => socket.end(alert(80)),
    ]) {
      const { port } = await startServer((socket) =>
        onHello(socket, ({ version, suites }) => {
          if (suites > 64) overwhelmed(socket);
          else if (version === 'TLSv1.2') socket.write(record(22, serverHello(version)));
          else socket.end(alert(70));
        }),
      );
      expect((await scan(port)).offered).toEqual({ ...modern, 'TLSv1.3': false });
    }
  });

  it('are not offered where it closes without a word, as long as it answers another hello', async () => {
    for (const refuse of [(socket: Socket) => socket.end(), (socket: Socket) => socket.resetAndDestroy()]) {
      const { port } = await startServer((socket) =>
        onHello(socket, ({ version }) =>
          version === 'TLSv1.2' ? socket.write(record(22, serverHello(version))) : refuse(socket),
        ),
      );
      const { protocols, offered } = await scan(port);
      expect(offered).toEqual({ ...modern, 'TLSv1.3': false });
      expect(protocols).toMatchObject({
        value: { 'TLSv1.0': { evidence: expect.stringMatching(/while the server answered/) } },
      });
    }
  });

  it('are not offered where it hangs, as long as it answers another hello', async () => {
    const { port } = await startServer((socket) =>
      onHello(socket, ({ version }) => {
        if (version === 'TLSv1.0') socket.write(record(22, serverHello(version)));
      }),
    );
    const { offered } = await scan(port, { timeoutMs: 150 });
    expect(offered).toEqual({ 'TLSv1.0': true, 'TLSv1.1': false, 'TLSv1.2': false, 'TLSv1.3': false });
  });

  it('survive a connection limiter that lets go after a while', async () => {
    let closedUntil = 0;
    const { port } = await startServer((socket, index) => {
      if (index === 2) closedUntil = performance.now() + 600;
      if (performance.now() < closedUntil) socket.resetAndDestroy();
      else accept(['TLSv1.0', 'TLSv1.2', 'TLSv1.3'])(socket);
    });
    expect((await scan(port)).offered).toEqual({ ...modern, 'TLSv1.0': true });
  });

  it('are indeterminate, not refused, behind one that does not', async () => {
    let connections = 0;
    const { port } = await startServer((socket, index) => {
      connections += 1;
      if (index >= 2) socket.resetAndDestroy();
      else accept(tlsVersions)(socket);
    });
    const limits = { timeoutMs: 2000, signal: new AbortController().signal };
    const { protocols, fault } = await scanProtocols(
      (version, compact = false) =>
        probe({ host: '127.0.0.1', port }, buildClientHello({ version, serverName: 'localhost', compact }), limits),
      { ...limits, backOff: [0, 5, 10] },
    );
    expect(fault).toBeUndefined();
    const offered = tlsVersions.map((version) => protocols[version].offered);
    expect(offered.filter((value) => value === true)).toHaveLength(2);
    expect(offered.filter((value) => value === 'indeterminate')).toHaveLength(2);
    expect(JSON.stringify(protocols)).toContain('"reason":"rate-limited"');
    // Four hellos, one round of patience for both: not one for each.
    expect(connections).toBe(7);
  });
});

describe('what is not a TLS server that answers', () => {
  const silent = (): void => {};
  it.each<[string, (socket: Socket) => void, object]>([
    ['hangs', silent, { reason: 'timeout' }],
    ['closes', (socket) => socket.end(), { reason: 'not-tls', evidence: 'connection closed without an answer' }],
    [
      'resets',
      (socket) => onHello(socket, () => socket.resetAndDestroy()),
      { reason: 'not-tls', evidence: 'ECONNRESET' },
    ],
    [
      'says 220',
      (socket) => void socket.write('220 smtp.acme.example ESMTP\r\n'),
      { reason: 'not-tls', evidence: 'answered "220 smtp.acme.example ESMTP.."' },
    ],
    [
      'says 400',
      (socket) => onHello(socket, () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      { reason: 'not-tls' },
    ],
    [
      'sends an escape',
      (socket) => void socket.write('\u001b[2Jhello'),
      { reason: 'not-tls', evidence: 'answered ".[2Jhello"' },
    ],
    [
      'sends a record of 65,535 bytes',
      (socket) => void socket.write(Buffer.from([22, 3, 3, 255, 255, 2])),
      { reason: 'not-tls', evidence: 'record of 65535 bytes' },
    ],
    [
      'sends a message of 16 MB',
      (socket) => void socket.write(record(22, Buffer.from([2, 255, 255, 255]))),
      { reason: 'not-tls', evidence: 'handshake message of 16777215 bytes' },
    ],
    [
      'sends another message',
      (socket) => void socket.write(record(22, Buffer.from([13, 0, 0, 0]))),
      { reason: 'not-tls' },
    ],
    [
      'sends half a ServerHello',
      (socket) => void socket.write(record(22, Buffer.from([2, 0, 0, 4, 3, 3, 0, 0]))),
      { reason: 'not-tls', evidence: 'broken ServerHello (handshake message 2)' },
    ],
    [
      'knows no such name',
      (socket) => onHello(socket, () => socket.end(alert(112))),
      { reason: 'sni-rejected', evidence: 'alert unrecognized_name(112)' },
    ],
    [
      'refuses everything',
      (socket) => onHello(socket, () => socket.end(alert(40))),
      { reason: 'handshake-failed', evidence: 'alert handshake_failure(40)' },
    ],
  ])('which %s tells nothing of its versions', async (_name, answer, fault) => {
    const { port } = await startServer(answer);
    const start = performance.now();
    const { reachability, protocols } = await scan(port, { timeoutMs: 250 });
    expect(reachability).toMatchObject({ status: 'indeterminate', ...fault });
    expect(protocols).toEqual(reachability);
    expect(performance.now() - start).toBeLessThan(1500);
  });

  it('which sends without end is read to 256 KiB', async () => {
    let sent = 0;
    const { port } = await startServer((socket) => {
      const bytes = record(20, Buffer.alloc(16_384));
      const pour = (): void => {
        while (!socket.destroyed && socket.write(bytes)) sent += bytes.length;
      };
      socket.on('drain', pour);
      pour();
    });
    expect((await scan(port)).reachability).toMatchObject({ reason: 'not-tls', evidence: 'more than 262144 bytes' });
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it('because nothing listens, costs one connection', async () => {
    const { reachability, stats } = await scan(await findClosedPort());
    expect(reachability).toEqual({ status: 'indeterminate', reason: 'closed', evidence: 'ECONNREFUSED' });
    expect(stats.connections).toBe(1);
  });

  it('because the name has no address, says so', () => {
    const error = (code: string): Error => Object.assign(new Error(code), { code });
    expect(classifyError(error('ENOTFOUND')).reason).toBe('unresolved');
    expect(classifyError(error('EAI_AGAIN')).reason).toBe('unresolved');
    expect(classifyError(error('ETIMEDOUT')).reason).toBe('timeout');
    expect(classifyError(error('EHOSTUNREACH'))).toEqual({ reason: 'closed', evidence: 'EHOSTUNREACH' });
  });

  it('stops at once when aborted', async () => {
    const abort = new AbortController();
    const { port } = await startServer(() => abort.abort());
    const start = performance.now();
    const { reachability } = await scan(port, { timeoutMs: 60_000, signal: abort.signal });
    expect(reachability).toMatchObject({ reason: 'aborted' });
    expect((await scan(port, { signal: AbortSignal.abort() })).reachability).toMatchObject({ reason: 'aborted' });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a hello', () => {
  it.each<[string | undefined, string | undefined]>([
    ['api.acme.example', 'api.acme.example'],
    [undefined, undefined],
    ['::1', undefined],
  ])('for %s asks for the name %s', async (serverName, expected) => {
    const hellos: Hello[] = [];
    const { port } = await startServer((socket) =>
      onHello(socket, (hello) => {
        hellos.push(hello);
        socket.end(alert(70));
      }),
    );
    await scan(port, serverName === undefined ? {} : { serverName });
    expect(hellos.map(({ version }) => version).sort()).toEqual([...tlsVersions].sort());
    expect(new Set(hellos.map((hello) => hello.serverName))).toEqual(new Set([expected]));
  });
});
