import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import type { Certificate, Part } from '../../src/tls-scanner-lite/result.ts';
import { type CertificateOptions, createCertificate, type Identity } from '../support/certificate.ts';
import { findClosedPort, startServer, startTlsServer } from '../support/servers.ts';

const root = createCertificate({ subject: 'Acme Root', ca: true });
const intermediate = createCertificate({ subject: 'Acme CA', issuer: root, ca: true });
const now = new Date('2026-01-31T00:00:00Z');
const lenient = { ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1' } as const;

function issue(options: Partial<CertificateOptions> = {}): Identity {
  return createCertificate({
    subject: 'localhost',
    issuer: intermediate,
    names: ['localhost', '*.wild.acme.example'],
    addresses: [[127, 0, 0, 1]],
    ...options,
  });
}

interface ScanChange {
  readonly parts?: readonly Part[];
  readonly serverName?: string;
  readonly now?: Date;
  readonly ca?: readonly string[];
  readonly timeoutMs?: number;
}

async function scan(port: number, change: ScanChange = {}) {
  const { serverName = 'localhost', ...options } = change;
  return scanTlsEndpoint(
    { host: '127.0.0.1', port, serverName },
    {
      parts: ['certificate', 'negotiated'],
      timeoutMs: 3000,
      signal: new AbortController().signal,
      now,
      ca: [root.pem],
      ...options,
    },
  );
}

/** The certificate as read from a server that has this one. */
async function read(
  identity: Identity,
  change: ScanChange = {},
  chain = [identity, intermediate],
): Promise<Certificate> {
  const { port } = await startTlsServer({
    ...lenient,
    key: identity.keyPem,
    cert: chain.map(({ pem }) => pem).join(''),
  });
  const { certificate } = await scan(port, change);
  if (certificate.status !== 'ok') throw new Error(JSON.stringify(certificate));
  return certificate.value;
}

describe('a certificate', () => {
  it('is read whole', async () => {
    expect(await read(issue())).toEqual({
      subject: 'CN=localhost',
      issuer: 'CN=Acme CA',
      serialNumber: '112233',
      subjectAltNames: ['localhost', '*.wild.acme.example', '127.0.0.1'],
      notBefore: '2020-01-01T00:00:00.000Z',
      notAfter: '2049-01-01T00:00:00.000Z',
      keyType: 'ec',
      keySize: 256,
      curve: 'prime256v1',
      signatureAlgorithm: 'ecdsa-with-SHA256',
      hostnameMatch: true,
      selfSigned: false,
      chain: { sent: ['CN=localhost', 'CN=Acme CA'], trusted: true },
      fingerprintSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each<[CertificateOptions['key'], object]>([
    ['rsa1024', { keyType: 'rsa', keySize: 1024 }],
    ['rsa2048', { keyType: 'rsa', keySize: 2048 }],
    ['ec384', { keyType: 'ec', keySize: 384, curve: 'secp384r1' }],
    ['ed25519', { keyType: 'ed25519', keySize: 256 }],
    ['rsa-pss', { keyType: 'rsa-pss', keySize: 2048 }],
  ])('has a key: %s', async (key, expected) => {
    expect(await read(issue({ ...(key === undefined ? {} : { key }) }))).toMatchObject(expected);
  });

  it.each<[NonNullable<CertificateOptions['key']>, CertificateOptions['hash'], string]>([
    ['rsa2048', 'md5', 'md5WithRSAEncryption'],
    ['rsa2048', 'sha1', 'sha1WithRSAEncryption'],
    ['rsa2048', 'sha256', 'sha256WithRSAEncryption'],
    ['ec', 'sha1', 'ecdsa-with-SHA1'],
    ['ed25519', undefined, 'Ed25519'],
    ['rsa-pss', undefined, 'RSASSA-PSS-with-SHA256'],
  ])('by a CA with %s and %s is signed with %s', async (key, hash, expected) => {
    const issuer = createCertificate({ subject: 'CA', ca: true, key });
    const leaf = issue({ issuer, ...(hash === undefined ? {} : { hash }) });
    // Its own signature decides nothing of the trust in who issued it.
    expect(await read(leaf, { ca: [issuer.pem] }, [leaf])).toMatchObject({
      signatureAlgorithm: expected,
      chain: { trusted: true },
    });
  });

  it.each<[string, boolean]>([
    ['localhost', true],
    ['LOCALHOST', true],
    ['localhost.', true],
    ['a.wild.acme.example', true],
    ['a.b.wild.acme.example', false],
    ['wild.acme.example', false],
    ['other.acme.example', false],
    ['127.0.0.1', true],
    ['127.0.0.2', false],
  ])('covers %s: %s', async (serverName, hostnameMatch) => {
    expect(await read(issue(), { serverName })).toMatchObject({ hostnameMatch, chain: { trusted: true } });
  });

  it('without a subjectAltName covers nothing, whatever its common name says', async () => {
    expect(await read(issue({ names: [], addresses: [] }))).toMatchObject({
      subject: 'CN=localhost',
      hostnameMatch: false,
    });
  });

  it('that expired or is not valid yet is still trusted or not by its issuer alone', async () => {
    const expired = issue({ notAfter: new Date('2021-01-01T00:00:00Z') });
    expect(await read(expired)).toMatchObject({ notAfter: '2021-01-01T00:00:00.000Z', chain: { trusted: true } });
    expect(await read(expired, { ca: [] })).toMatchObject({ chain: { trusted: false } });
    const early = issue({ notBefore: new Date('2045-01-01T00:00:00Z') });
    expect(await read(early)).toMatchObject({ notBefore: '2045-01-01T00:00:00.000Z', chain: { trusted: true } });
  });
});

describe('a chain', () => {
  it('is trusted in any order, as long as the leaf is first', async () => {
    const second = createCertificate({ subject: 'Second CA', issuer: intermediate, ca: true });
    const leaf = issue({ issuer: second });
    const other = createCertificate({ subject: 'Unrelated', ca: true });
    expect(await read(leaf, {}, [leaf, other, intermediate, second])).toMatchObject({ chain: { trusted: true } });
  });

  it('without its intermediate is not', async () => {
    const leaf = issue();
    expect(await read(leaf, {}, [leaf])).toMatchObject({ chain: { sent: ['CN=localhost'], trusted: false } });
  });

  it('that sends its root is trusted by the store, not by what was sent', async () => {
    const leaf = issue();
    const sent = [leaf, intermediate, root];
    expect(await read(leaf, {}, sent)).toMatchObject({ chain: { trusted: true } });
    expect(await read(leaf, { ca: [] }, sent)).toMatchObject({ selfSigned: false, chain: { trusted: false } });
  });

  it('of one certificate signed by itself is trusted where the store has it', async () => {
    const own = createCertificate({ subject: 'own', names: ['localhost'] });
    expect(await read(own, {}, [own])).toMatchObject({ selfSigned: true, chain: { trusted: false } });
    expect(await read(own, { ca: [own.pem] }, [own])).toMatchObject({ selfSigned: true, chain: { trusted: true } });
  });

  it('is not trusted through a certificate that is no CA, a forged link, or a CA that expired or is signed with SHA-1', async () => {
    const faults: readonly Partial<CertificateOptions>[] = [
      { ca: false },
      { forged: true },
      { notAfter: new Date('2021-01-01T00:00:00Z') },
      { notBefore: new Date('2040-01-01T00:00:00Z') },
      { hash: 'sha1' },
    ];
    for (const fault of faults) {
      const issuer = createCertificate({ subject: 'Acme CA', issuer: root, ca: true, ...fault });
      const leaf = issue({ issuer });
      expect(await read(leaf, {}, [leaf, issuer]), JSON.stringify(fault)).toMatchObject({ chain: { trusted: false } });
    }
    const forged = issue({ forged: true });
    expect(await read(forged)).toMatchObject({ chain: { trusted: false } });
  });

  it('is trusted at the injected time, not at the clock of the machine', async () => {
    const brief = createCertificate({
      subject: 'Brief CA',
      issuer: root,
      ca: true,
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2021-01-01T00:00:00Z'),
    });
    const leaf = issue({ issuer: brief });
    expect(await read(leaf, { now: new Date('2020-06-01T00:00:00Z') }, [leaf, brief])).toMatchObject({
      chain: { trusted: true },
    });
    expect(await read(leaf, { now: new Date('2022-01-01T00:00:00Z') }, [leaf, brief])).toMatchObject({
      chain: { trusted: false },
    });
  });

  it('is trusted by a root of NODE_EXTRA_CA_CERTS', async () => {
    const leaf = issue();
    const { port } = await startTlsServer({ key: leaf.keyPem, cert: leaf.pem + intermediate.pem });
    const folder = fs.mkdtempSync(join(tmpdir(), 'comply-ca-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true }));
    fs.writeFileSync(join(folder, 'root.pem'), root.pem);
    const module = new URL('../../src/tls-scanner-lite/index.ts', import.meta.url).href;
    const script = `
      import { scanTlsEndpoint } from ${JSON.stringify(module)};
      const { certificate } = await scanTlsEndpoint({ host: '127.0.0.1', port: ${port}, serverName: 'localhost' },
        { parts: ['certificate'], timeoutMs: 3000, signal: new AbortController().signal, now: new Date('2026-01-31') });
      process.stdout.write(String(certificate.value.chain.trusted));`;
    const run = async (env: Readonly<Record<string, string>>): Promise<string> => {
      const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', script];
      return (await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })).stdout;
    };
    expect(await run({ NODE_EXTRA_CA_CERTS: join(folder, 'root.pem') })).toBe('true');
    expect(await run({ NODE_EXTRA_CA_CERTS: '' })).toBe('false');
  });
});

describe('a handshake', () => {
  const ec = issue();
  const rsa = issue({ key: 'rsa2048' });
  const start = (options: TlsOptions, identity = ec) =>
    startTlsServer({ key: identity.keyPem, cert: identity.pem + intermediate.pem, ...options });

  it.each<[string, TlsOptions, object]>([
    ['TLS 1.3', {}, { protocol: 'TLSv1.3', cipherSuite: 'TLS_AES_256_GCM_SHA384', forwardSecrecy: true, aead: true }],
    [
      'ECDHE with GCM',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
      { protocol: 'TLSv1.2', cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', forwardSecrecy: true, aead: true },
    ],
    [
      'ECDHE with ChaCha20',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-CHACHA20-POLY1305' },
      { cipherSuite: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256', aead: true },
    ],
    [
      'ECDHE with CBC',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA' },
      { forwardSecrecy: true, aead: false },
    ],
    [
      'DHE with CCM',
      { maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES128-CCM8:@SECLEVEL=0', dhparam: 'auto' },
      { cipherSuite: 'TLS_DHE_RSA_WITH_AES_128_CCM_8', forwardSecrecy: true, aead: true },
    ],
    [
      'static RSA',
      { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' },
      { cipherSuite: 'TLS_RSA_WITH_AES_128_GCM_SHA256', forwardSecrecy: false, aead: true },
    ],
    ['TLS 1.0', { ...lenient, maxVersion: 'TLSv1' }, { protocol: 'TLSv1.0', forwardSecrecy: true, aead: false }],
    [
      'NULL',
      { maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0' },
      { cipherSuite: 'TLS_RSA_WITH_NULL_SHA256', forwardSecrecy: false, aead: false },
    ],
    ['h2 alone', { ALPNProtocols: ['h2'] }, { protocol: 'TLSv1.3' }],
  ])('over %s tells what was negotiated', async (_name, options, expected) => {
    const { port } = await start(options, rsa);
    const { negotiated, certificate, reachability } = await scan(port);
    expect(negotiated).toMatchObject({ status: 'ok', value: expected });
    expect(certificate).toMatchObject({ value: { chain: { trusted: true } } });
    expect(reachability).toEqual({ status: 'ok', value: 'tls' });
  });

  it('without a certificate says so', async () => {
    const { port } = await startTlsServer({ maxVersion: 'TLSv1.2', ciphers: 'AECDH-AES128-SHA:@SECLEVEL=0' });
    const { negotiated, certificate } = await scan(port);
    expect(negotiated).toMatchObject({
      value: { cipherSuite: 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA', forwardSecrecy: false },
    });
    expect(certificate).toMatchObject({ status: 'indeterminate', reason: 'no-certificate' });
  });

  it('shows the certificate of a server that demands one of ours, in every version', async () => {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const { port } = await start({ maxVersion, requestCert: true, rejectUnauthorized: true, ca: root.pem });
      const { certificate, negotiated, http } = await scan(port, { parts: ['certificate', 'negotiated', 'hsts'] });
      expect(certificate).toMatchObject({ value: { hostnameMatch: true, chain: { trusted: true } } });
      expect(negotiated).toMatchObject({ value: { protocol: maxVersion } });
      expect(http.hsts).toMatchObject({ status: 'indeterminate' });
    }
  });

  it('is one connection for certificate, suite and HSTS, and asks for nothing else', async () => {
    const server = await start({});
    const { stats, protocols, http } = await scan(server.port, { parts: ['certificate', 'negotiated', 'hsts'] });
    expect(stats.connections).toBe(1);
    expect(server.connections()).toBe(1);
    expect(protocols).toEqual({ status: 'not-tested' });
    expect(http.redirect).toEqual({ status: 'not-tested' });
    const { certificate, negotiated, stats: none } = await scan(server.port, { parts: [] });
    expect([certificate.status, negotiated.status, none.connections]).toEqual(['not-tested', 'not-tested', 0]);
  });

  it('that cannot be made says why, whatever the runtime calls it', async () => {
    const noSharedSuite = await start({ maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' }, ec);
    expect((await scan(noSharedSuite.port)).certificate).toMatchObject({
      reason: 'handshake-failed',
      evidence: expect.stringContaining('alert handshake_failure(40)'),
    });
    const closed = await scan(await findClosedPort());
    expect(closed.certificate).toEqual({ status: 'indeterminate', reason: 'closed', evidence: 'ECONNREFUSED' });
    const banner = await startServer((socket) => void socket.write('220 smtp.acme.example ESMTP\r\n'));
    expect((await scan(banner.port)).reachability).toMatchObject({ reason: 'not-tls' });
    const tarpit = await startServer(() => {});
    expect((await scan(tarpit.port, { timeoutMs: 100 })).reachability).toMatchObject({ reason: 'timeout' });
  });
});
