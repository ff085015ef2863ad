import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import { tlsVersions } from '../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../support/certificate.ts';
import { parseAssessment } from './support/assessment.ts';
import { comply, emptyFolder } from './support/comply.ts';
import { hasPrograms, type Nginx, startNginx } from './support/nginx.ts';

const programs = ['nginx', 'openssl'] as const;
const missing = !hasPrograms(...programs);
if (missing) {
  const reason = `${programs.join(' and ')} are needed`;
  if (process.env.CI) throw new Error(reason);
  console.warn(`skipping the TLS live tests: ${reason}`);
}

const root = createCertificate({ subject: 'Acme Root', ca: true });
const addresses = [[127, 0, 0, 1]] as const;
const rsa = createCertificate({ subject: 'localhost', issuer: root, names: ['localhost'], addresses, key: 'rsa2048' });
const ec = createCertificate({ subject: 'localhost', issuer: root, names: ['localhost'], addresses, key: 'ec384' });
const weak = createCertificate({ subject: 'old', names: ['old'], key: 'rsa1024', hash: 'sha1' });

const use = (name: string): readonly string[] => [`ssl_certificate ${name}.pem`, `ssl_certificate_key ${name}.key`];
const legacy = 'ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0';
const hsts = 'add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always';

/** What nginx is told, by site. */
const sites: Readonly<Record<string, readonly string[]>> = {
  good: [...use('ec'), 'ssl_protocols TLSv1.2 TLSv1.3', hsts, 'return 200'],
  bad: [...use('weak'), 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2', 'ssl_ciphers kRSA:@SECLEVEL=0', 'return 200'],
  'tls 1.0': [...use('rsa'), 'ssl_protocols TLSv1', legacy],
  'tls 1.1': [...use('rsa'), 'ssl_protocols TLSv1.1', legacy],
  'tls 1.0 and 1.2': [...use('rsa'), 'ssl_protocols TLSv1 TLSv1.2', legacy],
  'tls 1.2': [...use('rsa'), 'ssl_protocols TLSv1.2'],
  'tls 1.3': [...use('rsa'), 'ssl_protocols TLSv1.3'],
  'every version': [...use('rsa'), 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3', legacy],
  'one curve': [...use('ec'), 'ssl_protocols TLSv1.2 TLSv1.3', 'ssl_ecdh_curve secp384r1'],
  'static rsa': [...use('rsa'), 'ssl_protocols TLSv1.2', 'ssl_ciphers kRSA:@SECLEVEL=0'],
  'no encryption': [...use('rsa'), 'ssl_protocols TLSv1 TLSv1.2', 'ssl_ciphers eNULL:@SECLEVEL=0'],
  anonymous: [...use('rsa'), 'ssl_protocols TLSv1.2', 'ssl_ciphers aNULL:@SECLEVEL=0'],
  'short dhe': [...use('rsa'), 'ssl_protocols TLSv1.2', 'ssl_ciphers kDHE:@SECLEVEL=0', 'ssl_dhparam dh.pem'],
  'client certificate': [
    ...use('rsa'),
    'ssl_protocols TLSv1.2 TLSv1.3',
    'ssl_client_certificate root.pem',
    'ssl_verify_client on',
  ],
  'no such name': ['ssl_reject_handshake on'],
};

describe.skipIf(missing)('nginx', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    if (missing) return;
    nginx = await startNginx(sites, {
      'rsa.pem': rsa.pem,
      'rsa.key': rsa.keyPem,
      'ec.pem': ec.pem,
      'ec.key': ec.keyPem,
      'weak.pem': weak.pem,
      'weak.key': weak.keyPem,
      'root.pem': root.pem,
      'dh.pem': execFileSync('openssl', ['dhparam', '-dsaparam', '1024'], { stdio: 'pipe' }).toString(),
    });
  });
  afterAll(() => nginx?.stop());

  const scan = (site: string) =>
    scanTlsEndpoint(
      { host: '127.0.0.1', port: nginx.ports[site] ?? 0, serverName: 'localhost' },
      {
        parts: ['protocols', 'certificate', 'negotiated'],
        timeoutMs: 5000,
        signal: new AbortController().signal,
        now: new Date('2026-01-31T00:00:00Z'),
        ca: [root.pem],
      },
    );

  it.each(Object.keys(sites).filter((site) => site !== 'no such name'))(
    '%s: accepts the versions that openssl finds',
    async (site) => {
      const { protocols, stats } = await scan(site);
      const found = protocols.status === 'ok' ? protocols.value : undefined;
      const flags = { 'TLSv1.0': '-tls1', 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;
      for (const version of tlsVersions) {
        expect(found?.[version].offered, version).toBe(await openssl(flags[version], nginx.ports[site] ?? 0));
      }
      expect(stats.connections).toBeLessThanOrEqual(6);
    },
  );

  it.each<[string, object]>([
    ['tls 1.0', { protocol: 'TLSv1.0', forwardSecrecy: true, aead: false }],
    ['one curve', { protocol: 'TLSv1.3', forwardSecrecy: true, aead: true }],
    ['static rsa', { forwardSecrecy: false }],
    ['no encryption', { cipherSuite: expect.stringContaining('_WITH_NULL_') }],
    ['anonymous', { cipherSuite: expect.stringContaining('_anon_') }],
    ['short dhe', { cipherSuite: expect.stringMatching(/^TLS_DHE_RSA_/), forwardSecrecy: true }],
    ['client certificate', { protocol: 'TLSv1.3' }],
  ])('%s: negotiates what it was told', async (site, expected) => {
    expect((await scan(site)).negotiated).toMatchObject({ status: 'ok', value: expected });
  });

  it('a name it does not serve tells nothing', async () => {
    expect((await scan('no such name')).protocols).toMatchObject({ status: 'indeterminate', reason: 'sni-rejected' });
  });

  it('is judged as it was configured, by the program as a user runs it', async () => {
    const store = join(emptyFolder(), 'root.pem');
    writeFileSync(store, root.pem);
    const judge = async (site: string) => {
      const endpoint = `localhost:${nginx.ports[site]}`;
      const args = [
        'scan',
        '--endpoint',
        endpoint,
        '--rule',
        'endpoint/**',
        '--format',
        'json',
        '--as-of',
        '2026-01-31T00:00:00Z',
      ];
      const { code, stdout, stderr } = await comply(args, { env: { NODE_EXTRA_CA_CERTS: store } });
      expect(stderr).not.toMatch(/at .*\.js:\d+/);
      const { results } = parseAssessment(stdout);
      return {
        code,
        outcomes: Object.fromEntries(results.map(({ rule, outcome }) => [rule.split('/').at(-1), outcome])),
      };
    };
    expect(await judge('good')).toEqual({
      code: 0,
      outcomes: {
        hsts: 'pass',
        'https-redirect': 'not-applicable',
        'certificate-expiry': 'pass',
        'certificate-host-name': 'pass',
        'certificate-key-strength': 'pass',
        'certificate-signature': 'pass',
        'certificate-trusted': 'pass',
        'cipher-suite': 'pass',
        'minimum-version': 'pass',
        'modern-version': 'pass',
      },
    });
    expect(await judge('bad')).toEqual({
      code: 1,
      outcomes: {
        hsts: 'fail',
        'https-redirect': 'not-applicable',
        'certificate-expiry': 'pass',
        'certificate-host-name': 'fail',
        'certificate-key-strength': 'fail',
        'certificate-signature': 'fail',
        'certificate-trusted': 'fail',
        'cipher-suite': 'fail',
        'minimum-version': 'fail',
        'modern-version': 'fail',
      },
    });
    const rejected = await judge('no such name');
    expect([rejected.code, new Set(Object.values(rejected.outcomes))]).toEqual([
      3,
      new Set(['unknown', 'not-applicable']),
    ]);
  });
});

/** Whether openssl gets a ServerHello of this version. A demand for a client certificate comes after it. */
function openssl(version: string, port: number): Promise<boolean> {
  const suites = version === '-tls1_3' ? [] : ['-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'];
  const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost', version, ...suites];
  return new Promise((resolve) => {
    const child = execFile('openssl', args, (_error, stdout) =>
      resolve(/^New, TLSv|^\s+Protocol\s+: TLS/m.test(stdout) && !/Cipher is \(NONE\)/.test(stdout)),
    );
    child.stdin?.end();
  });
}
