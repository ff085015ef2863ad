import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { starttlsProtocols } from '../../../src/tls-scanner-lite/result.ts';
import { startStarttlsServer } from '../../support/starttls-server.ts';
import { hasPrograms } from '../support/nginx.ts';
import { createLab, type Lab } from './certificates.ts';
import type { Expectation } from './expectation.ts';
import { agreeWithOpenssl } from './openssl-oracle.ts';
import { expectCase, scanAll } from './scan-case.ts';

const missing = !hasPrograms('openssl');
if (missing) {
  if (process.env.CI) throw new Error('openssl is needed');
  console.warn('skipping the servers of Node.js: their certificates need openssl');
}

interface NodeCase {
  readonly options: tls.TlsOptions;
  readonly expected: Expectation;
  /** OpenSSL 3.0 has no ML-KEM. */
  readonly noOracle?: true;
}

const three13 = 3;
const cases: Readonly<Record<string, NodeCase>> = {
  'of its own making': {
    options: {},
    expected: {
      versions: ['TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.3': three13 },
      picture: {
        preference: { 'TLSv1.2': 'server', 'TLSv1.3': 'server' },
        groups: { 'TLSv1.3': expect.arrayContaining(['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1']) },
        extendedMasterSecret: true,
        alpn: [],
        hsts: null,
      },
      certificates: [{ keyType: 'rsa', chain: { trusted: true, sent: { length: 2 } } }],
    },
  },
  'with ML-KEM and one curve': {
    options: { ecdhCurve: 'X25519MLKEM768:X25519' },
    expected: {
      versions: ['TLSv1.2', 'TLSv1.3'],
      picture: { groups: { 'TLSv1.2': ['x25519'], 'TLSv1.3': ['X25519MLKEM768', 'x25519'] } },
    },
  },
  'with ML-KEM alone': {
    options: { ecdhCurve: 'X25519MLKEM768', minVersion: 'TLSv1.3' },
    noOracle: true,
    expected: {
      versions: ['TLSv1.3'],
      suites: { 'TLSv1.3': three13 },
      picture: { groups: { 'TLSv1.3': ['X25519MLKEM768'] } },
      certificates: [{ keyType: 'rsa', hostnameMatch: true, chain: { trusted: true } }],
    },
  },
  'with SecP256r1MLKEM768 and SecP384r1MLKEM1024': {
    options: { ecdhCurve: 'SecP256r1MLKEM768:SecP384r1MLKEM1024', minVersion: 'TLSv1.3' },
    noOracle: true,
    expected: {
      versions: ['TLSv1.3'],
      picture: { groups: { 'TLSv1.3': ['SecP256r1MLKEM768', 'SecP384r1MLKEM1024'] } },
      certificates: [{ keyType: 'rsa' }],
    },
  },
  'with ALPN': {
    options: { ALPNProtocols: ['h2', 'http/1.1'] },
    expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { alpn: ['h2', 'http/1.1'] } },
  },
  'that asks for a client certificate': {
    options: { requestCert: true, rejectUnauthorized: false },
    expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { clientAuthentication: 'optional' } },
  },
  'that demands a client certificate': {
    options: { requestCert: true, rejectUnauthorized: true },
    expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { clientAuthentication: 'required' } },
  },
  'that takes the order of the client': {
    options: { honorCipherOrder: false },
    expected: {
      versions: ['TLSv1.2', 'TLSv1.3'],
      picture: { preference: { 'TLSv1.2': 'client', 'TLSv1.3': 'client' } },
    },
  },
};

describe.skipIf(missing)('a server of Node.js', () => {
  const lab: Lab = missing ? { folder: '', root: '', file: () => '' } : createLab();
  const identity = () => ({
    cert: readFileSync(lab.file('rsa2048.chain.pem')),
    key: readFileSync(lab.file('rsa2048.key')),
  });

  it.each(Object.entries(cases))('%s', async (_name, { options, expected, noOracle = false }) => {
    const server = tls.createServer({ ...identity(), ...options }, (socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    });
    server.on('tlsClientError', () => {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const result = await scanAll(lab, port, {});
    expectCase(result, expected);
    if (!noOracle) await agreeWithOpenssl(result);
    expect(result.stats.backOffMs).toBe(0);
  });

  it.each(starttlsProtocols)('behind STARTTLS of %s', async (protocol) => {
    const { cert, key } = identity();
    const { port } = await startStarttlsServer({ protocol, cert: cert.toString(), key: key.toString() });
    const result = await scanAll(lab, port, { starttls: protocol });
    expectCase(result, {
      versions: ['TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.3': three13 },
      certificates: [{ keyType: 'rsa', hostnameMatch: true, chain: { trusted: true } }],
    });
    await agreeWithOpenssl(result);
  });

  it.each(starttlsProtocols)('that does not offer STARTTLS of %s', async (protocol) => {
    const { cert, key } = identity();
    const { port } = await startStarttlsServer({
      protocol,
      cert: cert.toString(),
      key: key.toString(),
      offered: false,
    });
    const { reachability } = await scanAll(lab, port, { starttls: protocol });
    expect(reachability).toMatchObject({ status: 'indeterminate', reason: 'starttls-not-offered' });
  });
});
