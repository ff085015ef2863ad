import * as crypto from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createAsker, type Offer } from '../../src/tls-scanner-lite/enumerate/asker.ts';
import { offerAnyVersion, offerLegacyFlight, offerTls13Flight } from '../../src/tls-scanner-lite/enumerate/gate.ts';
import { createPool } from '../../src/tls-scanner-lite/probe/pool.ts';
import { createProber } from '../../src/tls-scanner-lite/probe/prober.ts';
import { findGroup, nameGroup, tls13GroupIds } from '../../src/tls-scanner-lite/registry/groups.ts';
import { readChosenAlpn } from '../../src/tls-scanner-lite/wire/answer-reader.ts';
import { createCertificate } from '../support/certificate.ts';
import { startTlsServer } from '../support/servers.ts';

const root = createCertificate({ subject: 'Acme Root', ca: true });
const leaf = createCertificate({ subject: 'localhost', issuer: root, names: ['localhost'] });
const rsa = createCertificate({ subject: 'localhost', issuer: root, names: ['localhost'], key: 'rsa2048' });

/** The flight of a Node server with these options. */
async function readFlight(options: TlsOptions, offer: Offer, identity = leaf) {
  const { port, connections } = await startTlsServer({
    key: identity.keyPem,
    cert: identity.pem + root.pem,
    ...options,
  });
  const prober = createProber(
    { address: '127.0.0.1', port },
    { pool: createPool(), poolName: 'test', timeoutMs: 3000, signal: new AbortController().signal },
  );
  const outcome = await createAsker(prober, 'localhost').ask(offer);
  expect(connections()).toBe(1);
  if (!('kind' in outcome) || outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const sent = [leaf.der, root.der];

describe('the encrypted flight of TLS 1.3', () => {
  it.each([
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_CCM_SHA256',
    'TLS_AES_128_CCM_8_SHA256',
  ])('is read with %s', async (ciphers) => {
    const flight = await readFlight(
      { minVersion: 'TLSv1.3', ecdhCurve: 'x25519', ciphers: `${ciphers}:ALL:@SECLEVEL=0` },
      offerTls13Flight(),
    );
    expect(flight.chain).toEqual(sent);
    expect(flight).toMatchObject({
      version: 0x0304,
      retry: false,
      group: 29,
      scheme: 0x0403,
      certificateRequested: false,
    });
    expect(flight.cut).toBeUndefined();
  });

  const groups = ['x25519', 'P-256', 'P-384', 'P-521', 'X448'] as const;
  const kem = typeof (crypto as { decapsulate?: unknown }).decapsulate === 'function';
  if (!kem) console.info(`ML-KEM is not read: ${process.version} has no decapsulate()`);
  const hybrids = kem ? ['X25519MLKEM768', 'SecP256r1MLKEM768', 'SecP384r1MLKEM1024', 'MLKEM768'] : [];
  it.each([...groups, ...hybrids])(
    'is read when the server takes %s alone, in the same connection',
    async (ecdhCurve) => {
      const flight = await readFlight({ minVersion: 'TLSv1.3', ecdhCurve }, offerTls13Flight());
      expect(flight.chain).toEqual(sent);
      const id = flight.group ?? 0;
      expect(
        nameGroup(id)
          .toLowerCase()
          .replace(/^secp(\d+)r1$/, 'p-$1'),
      ).toBe(ecdhCurve.toLowerCase());
      expect(findGroup(id)?.postQuantum).toBe(hybrids.includes(ecdhCurve));
    },
  );

  it('of a group that this runtime has no key for says so, and names the group', async () => {
    const flight = await readFlight(
      { minVersion: 'TLSv1.3', ecdhCurve: 'ffdhe2048' },
      offerTls13Flight({ groups: tls13GroupIds }),
    );
    expect(flight).toMatchObject({ retry: true, group: 0x0100, cut: { reason: 'runtime-lacks' } });
    expect(flight.chain).toBeUndefined();
  });

  it('shows the demand for a client certificate and ALPN', async () => {
    const { port } = await startTlsServer({
      key: leaf.keyPem,
      cert: leaf.pem,
      minVersion: 'TLSv1.3',
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
    });
    const limits = { timeoutMs: 3000, signal: new AbortController().signal };
    const prober = createProber({ address: '127.0.0.1', port }, { pool: createPool(), poolName: 'test', ...limits });
    const asker = createAsker(prober, 'localhost');
    const flight = await asker.ask(offerTls13Flight({ alpn: ['h2', 'http/1.1'] }));
    expect(flight).toMatchObject({ certificateRequested: true, chain: [leaf.der] });
    expect('extensions' in flight && readChosenAlpn(flight.extensions)).toBe('http/1.1');
    const legacy = await asker.ask(offerAnyVersion());
    expect(legacy).toMatchObject({ version: 0x0304, certificateRequested: true });
  });
});

describe('the plain flight of earlier versions', () => {
  const lenient = { ciphers: 'ALL:@SECLEVEL=0', minVersion: 'TLSv1' } as const;

  it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('is read to its end in %s', async (maxVersion) => {
    const version = maxVersion === 'TLSv1' ? 'TLSv1.0' : maxVersion;
    const flight = await readFlight(
      { ...lenient, maxVersion, requestCert: true, rejectUnauthorized: false },
      offerLegacyFlight(version),
    );
    expect(flight.chain).toEqual(sent);
    expect(flight.certificateRequested).toBe(true);
    expect(flight.group).toBe(29);
    expect(flight.scheme).toBe(version === 'TLSv1.2' ? 0x0403 : undefined);
    expect(flight.cut).toBeUndefined();
  });

  it('is read with a hello that offers every version', async () => {
    const flight = await readFlight({ ...lenient, maxVersion: 'TLSv1.2' }, offerAnyVersion());
    expect(flight).toMatchObject({ version: 0x0303, chain: sent });
  });

  it.each<[string, object]>([
    ['DHE-RSA-AES128-GCM-SHA256', { dhBits: 2048 }],
    ['AES128-GCM-SHA256', { chain: [rsa.der, root.der] }],
    ['ECDHE-PSK-AES128-CBC-SHA256', { group: 29 }],
    ['DHE-PSK-AES128-GCM-SHA256', { dhBits: 1024 }],
    ['AECDH-AES128-SHA', { group: 29 }],
    ['ADH-AES128-GCM-SHA256', { dhBits: 1024 }],
  ])('is read with %s', async (suite, expected) => {
    const psk = { pskCallback: () => Buffer.alloc(16, 1), pskIdentityHint: 'acme' };
    const flight = await readFlight(
      {
        maxVersion: 'TLSv1.2',
        ciphers: `${suite}:@SECLEVEL=0`,
        dhparam: 'auto',
        ...(suite.includes('PSK') ? psk : {}),
      },
      offerLegacyFlight('TLSv1.2'),
      rsa,
    );
    expect(flight).toMatchObject(expected);
    expect(flight.cut).toBeUndefined();
  });
});
