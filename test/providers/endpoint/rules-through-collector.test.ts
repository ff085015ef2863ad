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
import type { Result } from '../../../src/model/result.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { Listing } from '../../../src/model/snapshot.ts';
import { createEndpointProvider } from '../../../src/providers/endpoint/index.ts';
import { resourceSchemas } from '../../../src/providers/index.ts';
import { collectTargets } from '../../../src/scan.ts';
import { scanTlsEndpoint } from '../../../src/tls-scanner-lite/index.ts';
import { createCertificate, type Identity } from '../../support/certificate.ts';
import { findClosedPort, startServer, startTlsServer } from '../../support/servers.ts';

const asOf = '2026-01-31T00:00:00Z';
const host = 'api.acme.example';
const root = createCertificate({ subject: 'Acme Root', ca: true });
const good = createCertificate({
  subject: host,
  issuer: root,
  names: [host],
  notAfter: new Date('2026-04-01T00:00:00Z'),
});

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

/** What the rules say of `api.acme.example:443`, whose ports 443 and 80 are these. */
async function judge({ https, http }: Ports, port = 443): Promise<ReadonlyMap<string, Result>> {
  const provider = createEndpointProvider((target, options) =>
    scanTlsEndpoint(
      { host: '127.0.0.1', port: https, serverName: target.host },
      { ...options, ca: [root.pem], ...(target.port === 443 ? { httpPort: http } : {}) },
    ),
  );
  const directory = join(folder, String(count++));
  await collectTargets({
    targets: [{ name: 'web', provider: 'endpoint', endpoints: [{ host, port }] }],
    wanted,
    loadProvider: async () => provider,
    directory,
    run: { id: 'run', startedAt: asOf, asOf },
    tool: { name: 'comply', version: '0.1.0' },
    env: {},
    now: () => new Date(asOf),
    signal: new AbortController().signal,
    timeout: 300,
    concurrency: 8,
  });
  return readResults(directory);
}

async function readResults(directory: string): Promise<ReadonlyMap<string, Result>> {
  const reader = await openSnapshot(directory);
  const { manifest } = reader;
  const lines = [];
  for (const part of manifest.parts) for await (const line of reader.lines(part)) lines.push(line);
  const evaluator = createEvaluator({
    rules,
    parameters: new Map(),
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
  const http = await startServer((socket) => socket.once('data', () => socket.end(plain)));
  return { https: https.port, http: http.port };
}

const redirects = `HTTP/1.1 301 Moved Permanently\r\nLocation: https://${host}/\r\n\r\n`;
const serves = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const outcomesOf = (results: ReadonlyMap<string, Result>): Readonly<Record<string, string>> =>
  Object.fromEntries([...results].map(([rule, { outcome }]) => [rule, outcome]));

describe('every endpoint rule', () => {
  it('passes on a server that does everything right', async () => {
    const results = outcomesOf(
      await judge(await startSite(good, {}, 'max-age=63072000; includeSubDomains', redirects)),
    );
    expect(results).toEqual(Object.fromEntries(rules.map(({ id }) => [id, 'pass'])));
    expect(rules.length).toBeGreaterThanOrEqual(10);
  });

  it('fails on one server or another, each for its own reason', async () => {
    const bad = createCertificate({
      subject: 'old',
      names: ['www.acme.example'],
      key: 'rsa1024',
      hash: 'sha1',
      notAfter: new Date('2025-12-31T00:00:00Z'),
    });
    const withBadCertificate = outcomesOf(
      await judge(await startSite(bad, { ciphers: 'ALL:@SECLEVEL=0' }, 'max-age=300', serves)),
    );
    expect(withBadCertificate).toEqual({
      'endpoint/http/hsts': 'fail',
      'endpoint/http/https-redirect': 'fail',
      'endpoint/tls/certificate-expiry': 'fail',
      'endpoint/tls/certificate-host-name': 'fail',
      'endpoint/tls/certificate-key-strength': 'fail',
      'endpoint/tls/certificate-signature': 'fail',
      'endpoint/tls/certificate-trusted': 'fail',
      'endpoint/tls/cipher-suite': 'pass',
      'endpoint/tls/minimum-version': 'pass',
      'endpoint/tls/modern-version': 'pass',
    });
    const withOldVersions = outcomesOf(
      await judge(
        await startSite(
          createCertificate({ subject: host, issuer: root, names: [host], key: 'rsa2048' }),
          { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:@SECLEVEL=0' },
          undefined,
          redirects,
        ),
      ),
    );
    expect(withOldVersions).toEqual({
      'endpoint/http/hsts': 'fail',
      'endpoint/http/https-redirect': 'pass',
      'endpoint/tls/certificate-expiry': 'pass',
      'endpoint/tls/certificate-host-name': 'pass',
      'endpoint/tls/certificate-key-strength': 'pass',
      'endpoint/tls/certificate-signature': 'pass',
      'endpoint/tls/certificate-trusted': 'pass',
      'endpoint/tls/cipher-suite': 'fail',
      'endpoint/tls/minimum-version': 'fail',
      'endpoint/tls/modern-version': 'fail',
    });
    const failed = rules.map(({ id }) => [withBadCertificate[id], withOldVersions[id]].includes('fail'));
    expect(failed).toEqual(rules.map(() => true));
  });

  it('is unknown on a server that does not answer, and names why', async () => {
    const tarpit = await startServer(() => {});
    const results = await judge({ https: tarpit.port, http: tarpit.port });
    expect(outcomesOf(results)).toEqual(Object.fromEntries(rules.map(({ id }) => [id, 'unknown'])));
    for (const { cause } of results.values()) expect(cause).toMatchObject({ kind: 'timeout', code: 'timeout' });
  });

  it('is unknown where nothing listens; only that plain HTTP is closed is then a fact', async () => {
    const closed = await findClosedPort();
    const results = await judge({ https: closed, http: closed });
    const { 'endpoint/http/https-redirect': redirect, ...others } = outcomesOf(results);
    expect(redirect).toBe('pass');
    expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
    expect(results.get('endpoint/tls/minimum-version')?.cause).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  it('on plain HTTP does not apply to a port without a plain one beside it', async () => {
    const site = await startSite(good, {}, 'max-age=63072000', serves);
    const results = outcomesOf(await judge(site, 8443));
    expect(results['endpoint/http/https-redirect']).toBe('not-applicable');
    expect(results['endpoint/http/hsts']).toBe('pass');
  });
});
