import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ScanOptions, scanTlsEndpoint, scanTlsEndpoints } from '../../src/tls-scanner-lite/index.ts';
import { type Part, parts, type TlsEndpointResult, type TlsTarget } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { suitesOf67 } from '../support/scripted-tls/suite-numbers.ts';
import { startScriptedTls, startStrange } from '../support/scripted-tls.ts';
import { findClosedPort, startServer, startTlsServer } from '../support/servers.ts';
import { pictureOf } from '../support/tls-picture.ts';

/** Addresses of names that no resolver knows. */
const names = vi.hoisted(() => new Map<string, readonly string[]>());
vi.mock('node:dns/promises', async (load) => {
  const dns = await load<typeof import('node:dns/promises')>();
  const lookup = async (name: string, options: object) =>
    names.get(name)?.map((address) => ({ address, family: 4 })) ?? dns.lookup(name, options);
  return { ...dns, lookup };
});

const root = createCertificate({ subject: 'Acme Root', ca: true });
const leaf = createCertificate({ subject: 'localhost', issuer: root, names: ['localhost'] });
const identity = { key: leaf.keyPem, cert: leaf.pem };
const now = new Date('2026-01-31T00:00:00Z');

function scan(
  target: Partial<TlsTarget> & { readonly port: number },
  options: Partial<ScanOptions> & Pick<ScanOptions, 'parts'>,
): Promise<TlsEndpointResult> {
  return scanTlsEndpoint(
    { host: '127.0.0.1', serverName: 'localhost', ...target },
    { timeoutMs: 2000, signal: new AbortController().signal, now, ...options },
  );
}

describe('a part costs no more than it needs', () => {
  const costs: readonly (readonly [readonly Part[], number])[] = [
    [[], 0],
    [['certificates'], 2],
    [['hsts'], 2],
    [['clientAuthentication'], 1],
    [['protocols'], 6],
    [['compression'], 6],
    [['extendedMasterSecret'], 6],
    [['compression', 'extendedMasterSecret', 'protocols'], 6],
    [['protocols', 'certificates'], 8],
  ];

  it.each(costs)('%j: %i connections', async (asked, cost) => {
    const server = await startTlsServer(identity);
    const { stats } = await scan(server, { parts: asked });
    expect(server.connections()).toBe(cost);
    expect(stats).toEqual({ connections: cost, retries: 0, backOffMs: 0 });
  });

  const suites = ['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305'];
  // Six versions, and of TLS 1.2 each further suite and the refusal of the rest.
  const shown = 6 + 3;
  it.each([
    ['shows in its choices', [...suites].reverse(), true, 'server', shown],
    ['shows in a late one', ['ECDHE-ECDSA-AES128-GCM-SHA256', ...suites.slice(1).reverse()], true, 'server', shown],
    ['is that of the offer', suites, true, 'server', shown + 1],
    ['is none', [...suites].reverse(), false, 'client', shown + 1],
  ] as const)(
    'whose order decides: a hello more unless it shows, where the order %s',
    async (_, ciphers, own, whose, cost) => {
      const options = { honorCipherOrder: own, ciphers: ciphers.join(':'), maxVersion: 'TLSv1.2' } as const;
      const server = await startTlsServer({ ...identity, ...options });
      const { cipherSuites } = await scan(server, { parts: ['protocols', 'cipherSuites'] });
      const found = cipherSuites.status === 'ok' ? cipherSuites.value : [];
      expect(found.map(({ protocol, preference }) => [protocol, preference])).toEqual([
        ['TLSv1.2', { status: 'ok', value: whose }],
      ]);
      expect(server.connections()).toBe(cost);
    },
  );

  it('a redirect none of TLS', async () => {
    const server = await startTlsServer(identity);
    const plain = await startServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 301 Moved\r\nLocation: https://localhost/\r\n\r\n'));
    });
    const result = await scan(server, { parts: ['redirect'], httpPort: plain.port });
    expect(result.http.redirect).toEqual({ status: 'ok', value: { status: 301, toHttps: true } });
    expect(result.reachability.status).toBe('not-tested');
    expect([server.connections(), plain.connections(), result.stats.connections]).toEqual([0, 1, 1]);
  });

  it('all of them together count each connection once', async () => {
    const server = await startTlsServer(identity);
    const { stats } = await scan(server, { parts });
    expect(stats.connections).toBe(server.connections());
    expect(stats.connections).toBeLessThan(80);
  });

  it.each(parts)('%s alone leaves all others untested', async (part) => {
    const server = await startTlsServer(identity);
    const { http, renegotiation, sessionResumption, target, stats, address, reachability, ...rest } = await scan(
      server,
      { parts: [part], httpPort: await findClosedPort() },
    );
    const told: Readonly<Record<string, string>> = {
      ...Object.fromEntries(Object.entries(rest).map(([name, { status }]) => [name, status])),
      renegotiation: renegotiation.clientInitiated.status,
      sessionResumption: sessionResumption.sessionTicket.status,
      hsts: http.hsts.status,
      redirect: http.redirect.status,
    };
    expect(Object.keys(told).sort()).toEqual([...parts].sort());
    for (const [name, status] of Object.entries(told)) expect(status, name).toBe(name === part ? 'ok' : 'not-tested');
    expect(reachability.status).toBe(part === 'redirect' ? 'not-tested' : 'ok');
    expect(address).toBe(part === 'redirect' ? undefined : '127.0.0.1');
    expect(target.port).toBe(server.port);
    expect(stats.connections).toBeGreaterThan(0);
  });
});

describe('the way to a server', () => {
  it('leads to the first address that answers, and every connection on it counts', async () => {
    const server = await startTlsServer(identity);
    names.set('two.acme.example', ['127.0.0.2', '127.0.0.3', '127.0.0.1']);
    const result = await scan({ host: 'two.acme.example', port: server.port }, { parts: ['protocols'] });
    expect(result).toMatchObject({ address: '127.0.0.1', reachability: { status: 'ok' } });
    expect(server.connections()).toBe(6);
    expect(result.stats.connections).toBe(8);
  });

  it('leads to the address that was named, and to no other', async () => {
    const server = await startTlsServer(identity);
    names.set('named.acme.example', ['127.0.0.1']);
    const host = 'named.acme.example';
    const named = await scan({ host, port: server.port, address: '127.0.0.2' }, { parts: ['certificates'] });
    expect(named).toMatchObject({
      address: '127.0.0.2',
      reachability: { reason: 'closed', evidence: 'ECONNREFUSED' },
      stats: { connections: 1 },
    });
    expect(server.connections()).toBe(0);
  });

  it.each<[string, readonly string[], object]>([
    ['none.acme.example', [], { reason: 'unresolved' }],
    ['unknown.invalid', [], { reason: 'unresolved' }],
  ])('to %s is not known', async (host, addresses, expected) => {
    if (host !== 'unknown.invalid') names.set(host, addresses);
    const result = await scan({ host, port: 443 }, { parts: ['certificates'] });
    expect(result).toMatchObject({ reachability: expected, certificates: expected, stats: { connections: 0 } });
    expect(result.address).toBeUndefined();
  });

  it('asks for the name in the words of the wire, and for none by an address', async () => {
    const server = await startScriptedTls({ suites: { 'TLSv1.2': suitesOf67['TLSv1.2'] } });
    for (const serverName of ['API.acme.example.', '日本.example', '127.0.0.1', 'a'.repeat(3000)]) {
      await scan({ ...server, serverName }, { parts: ['certificates'] });
    }
    const asked = new Set(server.hellos.map((hello) => hello.serverName));
    expect(asked).toEqual(new Set(['API.acme.example', 'xn--wgv71a.example', undefined, 'a'.repeat(3000)]));
    expect(server.broken).toEqual([]);
  });
});

describe('what a scan is given', () => {
  it('that is no root certificate, or no port, ends it, and nothing goes on behind', async () => {
    const server = await startScriptedTls({ suites: suitesOf67 });
    const asked = ['certificates', 'cipherSuites'] as const;
    await expect(scan(server, { parts: asked, ca: ['no certificate'] })).rejects.toThrow(TypeError);
    await expect(scan({ port: 65_536 }, { parts: asked })).rejects.toThrow(RangeError);
    await sleep(100);
    expect(server.connections()).toBe(0);
  });

  it('in NODE_EXTRA_CA_CERTS is trusted', async () => {
    const server = await startTlsServer(identity);
    const folder = mkdtempSync(join(tmpdir(), 'roots-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'root.pem');
    writeFileSync(file, root.pem);
    const program = `
      import { scanTlsEndpoint } from ${JSON.stringify(new URL('../../src/tls-scanner-lite/index.ts', import.meta.url).href)};
      const { certificates } = await scanTlsEndpoint(
        { host: '127.0.0.1', port: ${server.port}, serverName: 'localhost' },
        { parts: ['certificates'], timeoutMs: 3000, signal: new AbortController().signal, now: new Date('2026-01-31') },
      );
      process.stdout.write(JSON.stringify(certificates.value.items[0].chain.trusted));`;
    const isTrusted = async (env: NodeJS.ProcessEnv): Promise<string> => {
      const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', program];
      return (await promisify(execFile)(process.execPath, args, { env })).stdout;
    };
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    expect(await isTrusted({ ...env, NODE_EXTRA_CA_CERTS: file })).toBe('true');
    expect(await isTrusted(env)).toBe('false');
  });
});

describe('many endpoints', () => {
  it('are all scanned, as they are ready', async () => {
    const fast = await startTlsServer(identity);
    const slow = await startStrange(() => {});
    const targets = [slow, fast, slow, fast].map(({ port }) => ({ host: '127.0.0.1', port, serverName: 'localhost' }));
    const seen: string[] = [];
    const options = { parts: ['certificates'], timeoutMs: 300, signal: new AbortController().signal, now } as const;
    for await (const { reachability } of scanTlsEndpoints(targets, { ...options, atOnce: 3 })) {
      seen.push(reachability.status);
    }
    expect(seen).toEqual(['ok', 'ok', 'indeterminate', 'indeterminate']);
  });

  it('are left alone once nobody wants to know any more', async () => {
    const fast = await startTlsServer(identity);
    const slow = await startScriptedTls({ suites: suitesOf67, quirks: { drip: 5 } });
    const targets = [slow, fast, slow].map(({ port }) => ({ host: '127.0.0.1', port, serverName: 'localhost' }));
    const options = { parts: ['protocols'], timeoutMs: 5000, signal: new AbortController().signal, now } as const;
    for await (const _ of scanTlsEndpoints(targets, options)) break;
    const before = slow.connections();
    await sleep(300);
    expect([slow.connections() - before, slow.open()]).toEqual([0, 0]);
  });
});

describe('a scan that is stopped', () => {
  it('by its deadline has that for a reason everywhere, whatever it waited for', async () => {
    const tarpit = await startStrange(() => {});
    const start = performance.now();
    const result = await scan(tarpit, { parts, httpPort: tarpit.port, timeoutMs: 5000, deadlineMs: 200 });
    expect(performance.now() - start).toBeLessThan(400);
    const texts = JSON.stringify(result).match(/"reason":"[^"]*","evidence":"[^"]*"/g) ?? [];
    expect(new Set(texts)).toEqual(new Set(['"reason":"timeout","evidence":"the scan took more than 200 ms"']));
    expect(texts.length).toBeGreaterThan(14);
    await sleep(50);
    expect(tarpit.open()).toBe(0);
  });

  it('before it began costs nothing', async () => {
    const server = await startTlsServer(identity);
    const result = await scan(server, { parts, httpPort: server.port, signal: AbortSignal.abort() });
    expect(server.connections()).toBe(0);
    expect(result.stats.connections).toBe(0);
    expect(pictureOf(result)).toMatchObject({ reachability: '(aborted)', hsts: '(aborted)', redirect: '(aborted)' });
  });
});
