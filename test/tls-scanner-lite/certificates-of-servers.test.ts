import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TlsOptions } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Part, TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate, type Identity } from '../support/certificate.ts';
import { answerHello } from '../support/scripted-tls/deliver.ts';
import { onClientHello } from '../support/scripted-tls/hello-stream.ts';
import { startScriptedTls, startStrange } from '../support/scripted-tls.ts';
import { startTlsServer } from '../support/servers.ts';

const make = (key: 'ec' | 'rsa2048' | 'ed25519'): Identity =>
  createCertificate({ subject: `${key}`, names: ['localhost'], key });
const ec = make('ec');
const rsa = make('rsa2048');
const ed25519 = make('ed25519');

async function scan(
  { host = '127.0.0.1', port }: { readonly host?: string; readonly port: number },
  parts: readonly Part[] = ['certificates'],
): Promise<TlsEndpointResult> {
  return scanTlsEndpoint(
    { host, port, serverName: 'localhost' },
    { parts, timeoutMs: 2000, signal: new AbortController().signal, now: new Date('2026-01-31T00:00:00Z') },
  );
}

function kindsOf({ certificates }: TlsEndpointResult): readonly string[] | string {
  if (certificates.status !== 'ok') return certificates.status === 'indeterminate' ? certificates.reason : '';
  const { items, incomplete } = certificates.value;
  const kinds = items.map(({ keyType }) => keyType ?? '').sort();
  return incomplete === undefined ? kinds : [...kinds, incomplete.reason];
}

describe('the certificates of a server', () => {
  const of = (...identities: readonly Identity[]): TlsOptions => ({
    key: identities.map(({ keyPem }) => keyPem),
    cert: identities.map(({ pem }) => pem),
  });

  it.each<[string, TlsOptions, readonly string[]]>([
    ['of one', of(ec), ['ec']],
    ['of RSA and ECDSA', of(rsa, ec), ['ec', 'rsa']],
    ['of all three kinds', of(rsa, ec, ed25519), ['ec', 'ed25519', 'rsa']],
    ['of ECDSA and Ed25519', of(ec, ed25519), ['ec', 'ed25519']],
    ['of three in TLS 1.2', { ...of(rsa, ec, ed25519), maxVersion: 'TLSv1.2' }, ['ec', 'ed25519', 'rsa']],
    ['of three in TLS 1.3', { ...of(rsa, ec, ed25519), minVersion: 'TLSv1.3' }, ['ec', 'ed25519', 'rsa']],
    ['of static RSA alone', { ...of(rsa), maxVersion: 'TLSv1.2', ciphers: 'kRSA:@SECLEVEL=0' }, ['rsa']],
    [
      'that likes anonymous suites best',
      { ...of(rsa), maxVersion: 'TLSv1.2', ciphers: 'aNULL:kRSA:@SECLEVEL=0' },
      ['rsa'],
    ],
    [
      'of TLS 1.0, without signature schemes',
      { ...of(rsa, ec), minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' },
      ['ec', 'rsa'],
    ],
  ])('%s are read, by themselves and with all versions', async (_name, options, kinds) => {
    const server = await startTlsServer({ honorCipherOrder: true, ...options });
    expect(kindsOf(await scan(server))).toEqual(kinds);
    expect(server.connections()).toBe(kinds.length + 1 + (options.ciphers?.startsWith('aNULL') ? 1 : 0));
    expect(kindsOf(await scan(server, ['protocols', 'certificates']))).toEqual(kinds);
  });

  it('are both read of one that goes by suites alone, whatever signature schemes there are', async () => {
    const server = await startStrange((socket) =>
      onClientHello(
        socket,
        (hello) => {
          const isEc = hello.suites.includes(0xc02b);
          const suite = isEc ? 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256' : 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
          answerHello(socket, { suites: { 'TLSv1.2': [suite] }, chain: [isEc ? ec.der : rsa.der] }, hello);
        },
        () => {},
      ),
    );
    expect(kindsOf(await scan(server))).toEqual(['ec', 'rsa']);
    expect(kindsOf(await scan(server, ['certificates', 'protocols']))).toEqual(['ec', 'rsa']);
  });

  it('are none where no suite goes with one', async () => {
    const server = await startTlsServer({ maxVersion: 'TLSv1.2', ciphers: 'aNULL:@SECLEVEL=0' });
    expect(kindsOf(await scan(server))).toBe('no-certificate');
    expect(kindsOf(await scan(server, ['protocols', 'certificates']))).toBe('no-certificate');
  });

  it('are not all known where one is broken', async () => {
    const server = await startScriptedTls({
      suites: { 'TLSv1.2': ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] },
      chain: [Buffer.from([0x30, 0x03, 1, 2, 3])],
    });
    expect(kindsOf(await scan(server))).toBe('malformed');
  });
});

const missing = spawnSync('openssl', ['version']).error !== undefined;
if (missing) console.log('skipped: openssl is not on this machine');

describe.skipIf(missing)('a server that gives a cookie before it answers', () => {
  it('shows its certificate and signatures to who brings it back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cookie-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'cert.pem'), rsa.pem);
    writeFileSync(join(folder, 'key.pem'), rsa.keyPem, { mode: 0o600 });
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as { port: number };
    free.close();
    await once(free, 'close');
    const child = spawn(
      'openssl',
      [
        's_server',
        '-accept',
        `127.0.0.1:${port}`,
        '-quiet',
        '-www',
        '-tls1_3',
        '-stateless',
        '-cert',
        'cert.pem',
        '-key',
        'key.pem',
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    onTestFinished(() => void child.kill());
    await sleep(500);
    const result = await scan({ port }, ['certificates', 'signatureAlgorithms']);
    expect(kindsOf(result)).toEqual(['rsa']);
    expect(result.signatureAlgorithms).toMatchObject({
      value: [{ items: ['rsa_pss_rsae_sha256', 'rsa_pss_rsae_sha384', 'rsa_pss_rsae_sha512'] }],
    });
  });
});
