import { getDiffieHellman } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../../src/catalog/load.ts';
import { selectRules } from '../../../src/catalog/select.ts';
import { openSnapshot } from '../../../src/collect/open-snapshot.ts';
import { createEvaluator } from '../../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../../src/evaluate/lookup-index.ts';
import type { Endpoint } from '../../../src/model/config.ts';
import type { Json } from '../../../src/model/json.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { Listing } from '../../../src/model/snapshot.ts';
import { createEndpointProvider } from '../../../src/providers/endpoint/index.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { collectTargets } from '../../../src/scan.ts';
import { scanTlsEndpoint } from '../../../src/tls-scanner-lite/index.ts';
import { createCertificate, type Identity } from '../../support/certificate.ts';
import { integer, sequence } from '../../support/der.ts';
import type { TlsPolicy } from '../../support/scripted-tls/policy.ts';
import { startScriptedTls } from '../../support/scripted-tls.ts';
import { findClosedPort, startServer, startTlsServer } from '../../support/servers.ts';
import { startStarttlsServer } from '../../support/starttls-server.ts';

const asOf = '2026-01-31T00:00:00Z';
const host = 'api.acme.example';
const root = createCertificate({ subject: 'Acme Root', ca: true });
const good = createCertificate({
  subject: host,
  issuer: root,
  names: [host],
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2026-04-01T00:00:00Z'),
});
const modern: TlsOptions = {
  ciphers: 'ECDHE+AESGCM:ECDHE+CHACHA20',
  ecdhCurve: 'X25519MLKEM768:X25519:P-256:P-384',
  honorCipherOrder: false,
};

const folder = fs.mkdtempSync(join(tmpdir(), 'comply-endpoint-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
let count = 0;
let rules: readonly Rule[];
let wanted: ReadonlyMap<string, ReadonlySet<string>>;
beforeAll(async () => {
  const catalog = await loadShippedCatalog(resourceSchemas);
  ({ rules, wanted } = selectRules(catalog, { ruleGlob: ['endpoint/**'] }));
});

interface Ports {
  readonly https: number;
  readonly http: number;
}

/** What the organisation declared where it declares anything. */
const declared = new Map<string, Readonly<Record<string, Json>>>([
  ['endpoint/tls/certificate-validation-type', { hosts: [host], acceptedTypes: ['OV', 'EV'] }],
  ['endpoint/tls/client-authentication', { hosts: [host], acceptedModes: ['required'] }],
]);

interface Judging {
  readonly port?: number;
  readonly endpoint?: Partial<Endpoint>;
  readonly parameters?: typeof declared;
}

/** What the rules say of `api.acme.example:443`, whose ports 443 and 80 are these. */
async function judge({ https, http }: Ports, { port = 443, endpoint, parameters = new Map() }: Judging = {}) {
  const provider = createEndpointProvider((target, options) =>
    scanTlsEndpoint(
      { ...target, host: '127.0.0.1', port: https, serverName: target.host },
      { ...options, ca: [root.pem], ...(target.port === 443 ? { httpPort: http } : {}) },
    ),
  );
  const directory = join(folder, String(count++));
  await collectTargets({
    targets: [{ name: 'web', provider: 'endpoint', endpoints: [{ host, port, ...endpoint }] }],
    wanted,
    loadProvider: async () => provider,
    directory,
    run: { id: 'run', startedAt: asOf, asOf },
    tool: { name: 'comply', version: '0.1.0' },
    env: {},
    now: () => new Date(asOf),
    signal: new AbortController().signal,
    timeout: 1000,
    concurrency: 8,
  });
  return readResults(directory, parameters);
}

async function readResults(directory: string, parameters: typeof declared): Promise<ReadonlyMap<string, Result>> {
  const reader = await openSnapshot(directory);
  const { manifest } = reader;
  const lines = [];
  for (const part of manifest.parts) for await (const line of reader.lines(part)) lines.push(line);
  const evaluator = createEvaluator({
    rules,
    parameters,
    asked: manifest.asked,
    targets: manifest.targets,
    parts: manifest.parts,
    listings: lines.filter((line): line is Listing => line.kind === 'listing'),
    lookups: createLookupIndex(rules, manifest.asked),
    asOf,
    observedAt: manifest.run.finishedAt,
  });
  const results = lines.flatMap((line) => (line.kind === 'resource' ? evaluator.resource(line) : []));
  return new Map([...results, ...evaluator.finish()].map((result) => [result.rule, result]));
}

async function startPlain(answer: string): Promise<number> {
  return (await startServer((socket) => socket.once('data', () => socket.end(answer)))).port;
}

async function startSite(
  identity: Identity,
  options: TlsOptions,
  hsts: string | undefined,
  plain: string,
): Promise<Ports> {
  const header = hsts === undefined ? '' : `Strict-Transport-Security: ${hsts}\r\n`;
  const https = await startTlsServer({
    key: identity.keyPem,
    cert: identity.pem,
    ...options,
    response: `HTTP/1.1 200 OK\r\n${header}Content-Length: 0\r\n\r\n`,
  });
  return { https: https.port, http: await startPlain(plain) };
}

/** Diffie-Hellman parameters (PKCS #3) with the 1024 bits of RFC 2409 section 6.2. */
function shortPrime(): string {
  const prime = getDiffieHellman('modp2').getPrime();
  const body = sequence(integer(0, ...prime), integer(2)).toString('base64');
  return `-----BEGIN DH PARAMETERS-----\n${body.replace(/.{64}/g, '$&\n').trim()}\n-----END DH PARAMETERS-----\n`;
}

const redirects = `HTTP/1.1 301 Moved Permanently\r\nLocation: https://${host}/\r\n\r\n`;
const serves = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';

/** Outcome to the last part of the ids of rules that have it. */
function outcomesOf(results: ReadonlyMap<string, Result>): Readonly<Record<string, readonly string[]>> {
  const byOutcome = Map.groupBy(results, ([, { outcome }]) => outcome);
  const names = [...byOutcome].map(([outcome, found]) => [
    outcome,
    found.map(([rule]) => rule.split('/').at(-1) ?? rule).sort(),
  ]);
  return Object.fromEntries(names);
}

/** What is judged only where something is declared, stapled, or found in AWS. */
const conditional = [
  'certificate-not-revoked',
  'certificate-validation-type',
  'client-authentication',
  'ocsp-staple',
  'served-as-configured-api-domain',
  'served-as-configured-distribution',
  'served-as-configured-load-balancer',
];

describe('every endpoint rule', () => {
  it('passes on a server that does everything right', async () => {
    const site = await startSite(good, modern, 'max-age=63072000; includeSubDomains', redirects);
    const { pass = [], ...others } = outcomesOf(await judge(site));
    expect(others).toEqual({ 'not-applicable': conditional });
    expect(pass.length).toBeGreaterThanOrEqual(20);
    expect(pass.length + conditional.length).toBe(rules.length);
  });

  it('fails on one server or another, each for its own reason', async () => {
    const bad = createCertificate({
      subject: 'old',
      names: ['*.acme.test'],
      key: 'rsa1024',
      hash: 'sha1',
      ocspResponder: 'http://ocsp.acme.example',
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2025-12-31T00:00:00Z'),
    });
    const withBadCertificate = outcomesOf(
      await judge(await startSite(bad, { ...modern, ciphers: 'ECDHE+AESGCM:@SECLEVEL=0' }, 'max-age=300', serves), {
        parameters: declared,
      }),
    );
    expect(withBadCertificate.fail).toEqual([
      'certificate-expiry',
      'certificate-host-name',
      'certificate-key-strength',
      'certificate-lifetime',
      'certificate-signature',
      'certificate-trusted',
      'certificate-validation-type',
      'certificate-wildcard',
      'client-authentication',
      'grade',
      'hsts',
      'https-redirect',
      'mozilla-profile',
      'ocsp-staple',
    ]);
    const fine = createCertificate({
      subject: host,
      issuer: root,
      names: [host],
      key: 'rsa2048',
      notBefore: new Date('2025-12-01T00:00:00Z'),
      notAfter: new Date('2026-04-01T00:00:00Z'),
    });
    const old: TlsOptions = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ciphers: 'AES128-SHA:DHE-RSA-AES128-SHA:@SECLEVEL=0',
      dhparam: shortPrime(),
    };
    const withOldVersions = outcomesOf(await judge(await startSite(fine, old, undefined, redirects)));
    expect(withOldVersions.fail).toEqual([
      'forward-secrecy',
      'grade',
      'hsts',
      'ipa-type',
      'key-exchange-strength',
      'minimum-version',
      'modern-version',
      'mozilla-profile',
      'post-quantum',
    ]);
    const script = async (policy: TlsPolicy) => {
      const { port } = await startScriptedTls({ ...policy, chain: [fine.der, root.der] });
      return outcomesOf(await judge({ https: port, http: await startPlain(serves) }));
    };
    const withCompression = await script({
      suites: { 'TLSv1.2': ['TLS_RSA_WITH_AES_128_CBC_SHA'] },
      compression: true,
    });
    expect(withCompression.fail).toContain('compression');
    const withBrokenSuites = await script({ suites: { SSLv3: ['TLS_RSA_WITH_RC4_128_SHA'] } });
    expect(withBrokenSuites.fail).toEqual(
      expect.arrayContaining(['minimum-version', 'renegotiation', 'weak-cipher-suites']),
    );
    const sites = [withBadCertificate, withOldVersions, withCompression, withBrokenSuites];
    const failed = new Set(sites.flatMap(({ fail = [] }) => fail));
    const never = rules.map(({ id }) => id.split('/').at(-1) ?? id).filter((name) => !failed.has(name));
    expect(never).toEqual([
      // No server here staples a revocation, or is found in AWS.
      'certificate-not-revoked',
      ...conditional.filter((name) => name.startsWith('served-')),
    ]);
  });

  it('sees a client that is refused, and one that is asked and let in', async () => {
    const ask = async (options: TlsOptions) => {
      const site = await startSite(
        good,
        { ...modern, ...options, requestCert: true, ca: [root.pem] },
        undefined,
        redirects,
      );
      const results = await judge(site, { parameters: declared });
      return results.get('endpoint/tls/client-authentication')?.outcome;
    };
    expect(await ask({ rejectUnauthorized: true, maxVersion: 'TLSv1.2' })).toBe('pass');
    expect(await ask({ rejectUnauthorized: false })).toBe('fail');
  });

  it('is unknown on a server that does not answer, and names why', async () => {
    const tarpit = await startServer(() => {});
    const results = await judge({ https: tarpit.port, http: tarpit.port }, { parameters: declared });
    const { 'not-applicable': out = [], ...others } = outcomesOf(results);
    expect(out.every((name) => name.startsWith('served-'))).toBe(true);
    expect(others).toEqual({ unknown: expect.any(Array) });
    for (const { cause, outcome } of results.values()) {
      if (outcome === 'unknown') expect(cause).toMatchObject({ kind: 'timeout', code: 'timeout' });
    }
  });

  it('is unknown where nothing listens; only that plain HTTP is closed is then a fact', async () => {
    const closed = await findClosedPort();
    const results = await judge({ https: closed, http: closed }, { parameters: declared });
    const { pass, 'not-applicable': _, ...others } = outcomesOf(results);
    expect(pass).toEqual(['https-redirect']);
    expect(Object.keys(others)).toEqual(['unknown']);
    expect(results.get('endpoint/tls/minimum-version')?.cause).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  it('on plain HTTP does not apply to a port without a plain one beside it', async () => {
    const site = await startSite(good, modern, 'max-age=63072000', serves);
    const results = await judge(site, { port: 8443 });
    expect(results.get('endpoint/http/https-redirect')?.outcome).toBe('not-applicable');
    expect(results.get('endpoint/http/hsts')?.outcome).toBe('pass');
  });

  it('on HTTP, and the grade, do not apply behind STARTTLS', async () => {
    const mail = await startStarttlsServer({ protocol: 'smtp', key: good.keyPem, cert: good.pem });
    const ports = { https: mail.port, http: await findClosedPort() };
    const results = await judge(ports, { endpoint: { starttls: 'smtp' } });
    for (const rule of ['endpoint/http/hsts', 'endpoint/http/https-redirect', 'endpoint/tls/grade']) {
      expect([rule, results.get(rule)?.outcome]).toEqual([rule, 'not-applicable']);
    }
    expect(results.get('endpoint/tls/minimum-version')?.outcome).toBe('pass');
    expect(results.get('endpoint/tls/certificate-trusted')?.outcome).toBe('pass');
  });
});
