import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificate } from '../support/certificate.ts';
import { parseAssessment } from './support/assessment.ts';
import { comply, emptyFolder } from './support/comply.ts';
import { hasPrograms, type Nginx, startNginx } from './support/nginx.ts';

const missing = !hasPrograms('nginx');
if (missing) {
  if (process.env.CI) throw new Error('nginx is needed');
  console.warn('skipping the endpoints: nginx is needed');
}

/** The program goes by the clock of the machine, and so does its store of roots. */
const day = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * day);
const root = createCertificate({ subject: 'Acme Root', ca: true });
const issued = {
  subject: 'localhost',
  issuer: root,
  names: ['localhost'],
  addresses: [[127, 0, 0, 1]],
  notBefore: inDays(-10),
  notAfter: inDays(80),
} as const;
const rsa = createCertificate({ ...issued, key: 'rsa2048' });
const ec = createCertificate({ ...issued, key: 'ec384' });
const weak = createCertificate({ subject: 'old', names: ['old'], key: 'rsa1024', hash: 'sha1' });

const use = (name: string): readonly string[] => [`ssl_certificate ${name}.pem`, `ssl_certificate_key ${name}.key`];
const modern = [
  'ssl_protocols TLSv1.2 TLSv1.3',
  'ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20',
  'ssl_ecdh_curve X25519:prime256v1:secp384r1',
];
const hsts = 'add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always';
const asking = ['ssl_client_certificate root.pem', 'ssl_verify_client on'];

/** What nginx is told, by site. */
const sites: Readonly<Record<string, readonly string[]>> = {
  good: [...use('ec'), ...use('rsa'), ...modern, hsts, 'return 200'],
  bad: [...use('weak'), 'ssl_protocols TLSv1 TLSv1.1 TLSv1.2', 'ssl_ciphers kRSA:eNULL:@SECLEVEL=0', 'return 200'],
  'client certificate': [...use('ec'), ...modern, ...asking, hsts, 'return 200'],
  'no such name': ['ssl_reject_handshake on'],
};

describe.skipIf(missing)('nginx, by the program as a user runs it', () => {
  let nginx: Nginx;
  let env: Readonly<Record<string, string>>;
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
    });
    const store = join(emptyFolder(), 'root.pem');
    writeFileSync(store, root.pem);
    env = { NODE_EXTRA_CA_CERTS: store };
  });
  afterAll(() => nginx?.stop());

  const portOf = (site: string): number => nginx.ports[site] ?? 0;
  /** The rules of each outcome, but one: whether nginx has ML-KEM is for its OpenSSL to say. */
  const judge = async (args: readonly string[], cwd = emptyFolder()) => {
    const more = ['--rule', 'endpoint/**', '--format', 'json'];
    const { code, stdout, stderr } = await comply(['scan', ...args, ...more], { env, cwd });
    expect(stderr).not.toMatch(/at .*\.js:\d+/);
    const results = parseAssessment(stdout).results.filter(({ rule }) => rule !== 'endpoint/tls/post-quantum');
    const of = (outcome: string): readonly string[] =>
      results.filter((result) => result.outcome === outcome).map(({ rule }) => rule.replace('endpoint/', ''));
    return { code, pass: of('pass'), fail: of('fail'), unknown: of('unknown') };
  };
  const judgeSite = (site: string) => judge(['--endpoint', `localhost:${portOf(site)}`]);
  const inOrder = [
    'http/hsts',
    'tls/certificate-expiry',
    'tls/certificate-host-name',
    'tls/certificate-key-strength',
    'tls/certificate-lifetime',
    'tls/certificate-signature',
    'tls/certificate-trusted',
    'tls/certificate-wildcard',
    'tls/compression',
    'tls/forward-secrecy',
    'tls/grade',
    'tls/ipa-type',
    'tls/key-exchange-strength',
    'tls/minimum-version',
    'tls/modern-version',
    'tls/mozilla-profile',
    'tls/renegotiation',
    'tls/weak-cipher-suites',
  ];

  it('a server in order passes all rules that apply', async () => {
    expect(await judgeSite('good')).toEqual({ code: 0, pass: inOrder, fail: [], unknown: [] });
  });

  it('a server out of order fails those that it was set up to fail', async () => {
    expect(await judgeSite('bad')).toEqual({
      code: 1,
      pass: [
        'tls/certificate-expiry',
        'tls/certificate-wildcard',
        'tls/compression',
        'tls/key-exchange-strength',
        'tls/renegotiation',
      ],
      fail: [
        'http/hsts',
        'tls/certificate-host-name',
        'tls/certificate-key-strength',
        'tls/certificate-lifetime',
        'tls/certificate-signature',
        'tls/certificate-trusted',
        'tls/forward-secrecy',
        'tls/grade',
        'tls/ipa-type',
        'tls/minimum-version',
        'tls/modern-version',
        'tls/mozilla-profile',
        'tls/weak-cipher-suites',
      ],
      unknown: [],
    });
  });

  it('a server that refuses strangers passes on that too', async () => {
    const { pass, ...rest } = await judgeSite('client certificate');
    expect(pass).toEqual([...inOrder, 'tls/client-authentication'].sort());
    expect(rest).toEqual({ code: 0, fail: [], unknown: [] });
  });

  it('a server asked at its address, by the name in comply.yaml, is the same server', async () => {
    const folder = emptyFolder();
    const endpoint = `{ endpoint: "127.0.0.1:${portOf('good')}", serverName: localhost }`;
    writeFileSync(
      join(folder, 'comply.yaml'),
      `targets: [{ name: web, provider: endpoint, endpoints: [${endpoint}] }]\n`,
    );
    expect(await judge([], folder)).toEqual({ code: 0, pass: inOrder, fail: [], unknown: [] });
  });

  it('a name that it does not serve tells nothing', async () => {
    const { code, pass, fail, unknown } = await judgeSite('no such name');
    expect({ code, pass, fail }).toEqual({ code: 3, pass: [], fail: [] });
    expect(unknown).toEqual(expect.arrayContaining([...inOrder]));
  });

  it('comply tls shows the same server to a person and to a program', async () => {
    const place = `localhost:${portOf('good')}`;
    const { stdout, ...text } = await comply(['tls', place], { env });
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^localhost:\d+ {2}127\.0\.0\.1 {2}grade A\+$/m);
    expect(stdout).toContain('TLS 1.2  6 suites, the client’s order decides');
    const json = await comply(['tls', place, '--format', 'json'], { env });
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(json.stdout).endpoints).toMatchObject([
      {
        certificates: { value: { items: [{ keyType: 'ec' }, { keyType: 'rsa' }] } },
        clientAuthentication: { status: 'ok', value: 'none' },
      },
    ]);
    const strange = await comply(['tls', `localhost:${portOf('no such name')}`], { env });
    expect(strange).toMatchObject({ code: 3, stderr: '' });
    expect(strange.stdout).toContain('alert unrecognized_name(112)');
  });
});
