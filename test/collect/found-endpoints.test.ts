import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TlsOptions } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { readSnapshot } from '../../src/collect/kept.ts';
import { openSnapshot, type SnapshotReader } from '../../src/collect/open-snapshot.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import { judgeFacts } from '../../src/judge.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Target } from '../../src/model/config.ts';
import type { Result } from '../../src/model/result.ts';
import type { SnapshotLine } from '../../src/model/snapshot.ts';
import { createAwsProvider } from '../../src/providers/aws/index.ts';
import { createEndpointProvider, type Scan } from '../../src/providers/endpoint/index.ts';
import { wantFor } from '../../src/providers/index.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { collectTargets, factsOf } from '../../src/scan.ts';
import { scanTlsEndpoint } from '../../src/tls-scanner-lite/index.ts';
import { loadWorld, type WorldAnswer } from '../support/aws-world.ts';
import { createCertificate } from '../support/certificate.ts';
import { isolateAws } from '../support/collect-aws.ts';
import { emptyAnswer } from '../support/empty-answer.ts';
import { type FaultScript, type ReplayServer, startReplayServer } from '../support/replay-server.ts';
import { findClosedPort, startTlsServer } from '../support/servers.ts';

const asOf = '2026-01-31T00:00:00.000Z';
const tool = { name: 'comply', version: '0.1.0' };
const loadBalancer = 'acme-app-1234567890.ap-northeast-1.elb.amazonaws.com:443';
const identity = createCertificate({ subject: 'portal.acme.example', key: 'rsa2048' });
const account = loadWorld('sts/caller', 'elbv2/compliant', 'cloudfront/compliant', 'apigateway/compliant');
const prod: Target = { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] };
const web: Target = { name: 'web', provider: 'endpoint', endpoints: [], from: ['prod'] };

const folder = fs.mkdtempSync(join(tmpdir(), 'comply-found-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
let count = 0;
let catalog: Catalog;
beforeAll(async () => {
  catalog = await loadShippedCatalog(resourceSchemas);
});
beforeEach(isolateAws);

interface Run {
  /** Endpoint to the port of the loopback where it is answered; all others are closed. */
  readonly ports?: Readonly<Record<string, number>>;
  readonly world?: readonly WorldAnswer[];
  readonly script?: FaultScript;
  readonly targets?: readonly Target[];
  readonly ruleGlob?: readonly string[];
  readonly resume?: SnapshotReader;
  /** Aborted when an endpoint is first asked. */
  readonly stop?: AbortController;
}

interface Scanned {
  readonly reader: SnapshotReader;
  readonly lines: readonly SnapshotLine[];
  readonly results: readonly Result[];
  readonly server: ReplayServer;
  /** Endpoints that were connected to. */
  readonly probed: readonly string[];
}

/** Collects an account and the endpoints found in it, and judges both. */
async function scan(run: Run): Promise<Scanned> {
  const { targets = [prod, web], ruleGlob = ['endpoint/tls/served-*', 'endpoint/tls/minimum-version'] } = run;
  const server = await startReplayServer(run.world ?? account, run.script, { otherwise: emptyAnswer });
  onTestFinished(server.close);
  const closed = await findClosedPort();
  const probed: string[] = [];
  const probe: Scan = ({ host, port, ...target }, options) => {
    const name = `${host}:${port}`;
    probed.push(name);
    run.stop?.abort();
    const there = { host: '127.0.0.1', port: run.ports?.[name] ?? closed, serverName: host };
    return scanTlsEndpoint({ ...target, ...there }, options);
  };
  const providers: Readonly<Record<string, Provider>> = {
    aws: createAwsProvider({ sleep: async () => {}, maxAttempts: 1 }),
    endpoint: createEndpointProvider(probe),
  };
  const { rules, wanted } = selectRules(catalog, { ruleGlob });
  const directory = join(folder, String(count++));
  await collectTargets({
    targets,
    wanted: await wantFor(targets, wanted),
    loadProvider: async (name) => providers[name] as Provider,
    directory,
    run: { id: 'run', startedAt: asOf, asOf },
    tool,
    env: { AWS_ENDPOINT_URL: server.url },
    now: () => new Date(asOf),
    signal: run.stop?.signal ?? new AbortController().signal,
    timeout: 2000,
    concurrency: 8,
    ...(run.resume && { resume: run.resume }),
  });
  const reader = await openSnapshot(directory);
  const parameters = new Map();
  const assessed = await judgeFacts({
    facts: factsOf(reader),
    catalog,
    rules,
    parameters,
    config: defaultConfig,
    asOf,
    tool,
  });
  const lines: SnapshotLine[] = [];
  for await (const line of readSnapshot(reader)) lines.push(line);
  return { reader, lines, results: assessed.results, server, probed };
}

async function startSite(options: TlsOptions): Promise<number> {
  const { port } = await startTlsServer({ key: identity.keyPem, cert: identity.pem, ...options });
  return port;
}

/** What each endpoint that was found serves, where all is as configured. */
async function startAsConfigured(): Promise<Readonly<Record<string, number>>> {
  const modern = await startSite({ minVersion: 'TLSv1.2' });
  const newest = await startSite({ minVersion: 'TLSv1.3' });
  return {
    [loadBalancer]: modern,
    'api.acme.example:443': modern,
    'www-api.acme.example:443': modern,
    'portal.acme.example:443': modern,
    'intra.acme.example:443': newest,
  };
}

async function startOld(): Promise<number> {
  return startSite({ minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: 'ALL:@SECLEVEL=0' });
}

const refuse =
  (name: string): FaultScript =>
  ({ call }) =>
    call === name ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined;

/** `rule host:port` to outcome, of what the rules on endpoints say. */
function outcomes(results: readonly Result[], rule = 'endpoint/'): Readonly<Record<string, string>> {
  const own = results.filter((result) => result.rule.startsWith(rule) && result.outcome !== 'not-applicable');
  const short = (id: string) => id.replace(/^endpoint\/tls[:/]/, '').replace('served-as-configured-', '');
  return Object.fromEntries(
    own.map(({ rule: id, resource, outcome }) => [`${short(id)} ${short(resource.id)}`, outcome]),
  );
}

const found = [loadBalancer, 'api.acme.example:443', 'intra.acme.example:443', 'portal.acme.example:443'].concat(
  'www-api.acme.example:443',
);

describe('endpoints found in AWS', () => {
  it('are probed: listeners, distributions and domain names of APIs that face the internet', async () => {
    const { lines, probed, server } = await scan({ ports: await startAsConfigured() });
    expect(probed.toSorted()).toEqual(found.toSorted());
    const resources = lines.filter((line) => line.kind === 'resource' && line.type === 'endpoint/tls');
    const foundIn = Object.fromEntries(
      resources.map((line) => (line.kind === 'resource' ? [line.name, line.attributes.foundIn] : [])),
    );
    expect(foundIn).toMatchObject({
      [loadBalancer]: { type: 'aws/elbv2/listener', name: 'acme-app:443' },
      'portal.acme.example:443': { type: 'aws/cloudfront/distribution' },
      'api.acme.example:443': {
        type: 'aws/apigateway/domain-name',
        id: 'arn:aws:apigateway:ap-northeast-1::/domainnames/api.acme.example',
        name: 'api.acme.example',
      },
    });
    // Only what tells the endpoints and what they are compared with.
    expect([...new Set(server.requests.map(({ call }) => call))].sort()).toEqual([
      'apigateway:GetDomainNames',
      'cloudfront:ListDistributions',
      'elasticloadbalancing:DescribeListeners',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeSSLPolicies',
      'sts:GetCallerIdentity',
    ]);
  });

  it('pass where they serve what is configured', async () => {
    const { results } = await scan({ ports: await startAsConfigured(), ruleGlob: ['endpoint/tls/served-*'] });
    expect(outcomes(results)).toEqual({
      [`load-balancer ${loadBalancer}`]: 'pass',
      'api-domain api.acme.example:443': 'pass',
      'api-domain www-api.acme.example:443': 'pass',
      'distribution intra.acme.example:443': 'pass',
      'distribution portal.acme.example:443': 'pass',
    });
  });

  it('fail where they serve more', async () => {
    const old = await startOld();
    const ports = Object.fromEntries(found.map((name) => [name, old]));
    const { results } = await scan({ ports, ruleGlob: ['endpoint/tls/served-*'] });
    expect(new Set(Object.values(outcomes(results)))).toEqual(new Set(['fail']));
    expect(Object.keys(outcomes(results))).toHaveLength(5);
    const balancer = results.find(({ outcome, resource }) => outcome === 'fail' && resource.name === loadBalancer);
    expect(balancer?.message.en).toBe(
      `${loadBalancer} accepts a TLS version that the security policy ELBSecurityPolicy-TLS13-1-2-Res-2021-06 of listener acme-app:443 does not allow.`,
    );
  });

  it('stand beside those the user named, which are compared where they were found too', async () => {
    const ports = { ...(await startAsConfigured()), 'other.acme.example:8443': await startOld() };
    const endpoints = [
      { host: 'other.acme.example', port: 8443 },
      { host: 'portal.acme.example', port: 443 },
    ];
    const { results, probed } = await scan({ ports, targets: [prod, { ...web, endpoints }] });
    expect(probed.toSorted()).toEqual([...found, 'other.acme.example:8443'].sort());
    expect(outcomes(results)).toMatchObject({
      'distribution portal.acme.example:443': 'pass',
      'minimum-version other.acme.example:8443': 'fail',
    });
    expect(Object.keys(outcomes(results)).filter((key) => key.includes('other'))).toHaveLength(1);
  });

  it('are unknown where they cannot be reached', async () => {
    const { results } = await scan({});
    expect(new Set(Object.values(outcomes(results)))).toEqual(new Set(['unknown']));
    for (const { outcome, cause } of results) {
      if (outcome === 'unknown') expect(cause).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    }
  });
});

describe('a list in AWS that did not end', () => {
  it.each([
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeListeners',
    'cloudfront:ListDistributions',
    'apigateway:GetDomainNames',
  ])('(%s) leaves every rule on endpoints unknown besides what was found', async (denied) => {
    const { lines, results, reader } = await scan({ ports: await startAsConfigured(), script: refuse(denied) });
    const cause = { kind: 'denied', call: denied, permission: expect.stringMatching(/^[a-z]+:[A-Z]/) };
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: 'listing',
        target: 'web',
        type: 'endpoint/tls',
        complete: false,
        cause: expect.objectContaining(cause),
      }),
    );
    const open = results.filter(({ outcome, resource }) => outcome === 'unknown' && resource.target === 'web');
    expect(new Set(open.map(({ rule }) => rule)).size).toBe(4);
    for (const result of open) expect(result.cause).toMatchObject(cause);
    const minimum = Object.values(outcomes(results, 'endpoint/tls/minimum-version'));
    expect(minimum.filter((outcome) => outcome === 'pass').length).toBeGreaterThanOrEqual(3);
    expect(reader.manifest.run.complete).toBe(false);
  });

  it('because the account cannot be entered leaves them unknown too', async () => {
    const { results, probed } = await scan({ script: refuse('sts:GetCallerIdentity') });
    expect(probed).toEqual([]);
    const own = results.filter(({ resource }) => resource.target === 'web');
    expect(own.map(({ outcome, cause }) => [outcome, cause?.call])).toEqual(
      own.map(() => ['unknown', 'sts:GetCallerIdentity']),
    );
    expect(own).toHaveLength(4);
  });
});

describe('an account with no endpoint', () => {
  it('leaves rules on endpoints not applicable', async () => {
    const { results, probed, reader } = await scan({ world: loadWorld('sts/caller') });
    expect(probed).toEqual([]);
    const own = results.filter(({ resource }) => resource.target === 'web');
    expect(own.map(({ outcome }) => outcome)).toEqual([
      'not-applicable',
      'not-applicable',
      'not-applicable',
      'not-applicable',
    ]);
    expect(reader.manifest.run.complete).toBe(true);
  });
});

describe('a resumed scan', () => {
  it('finds the endpoints of what was refused before, and asks AWS for nothing else', async () => {
    const ports = await startAsConfigured();
    const first = await scan({ ports, script: refuse('elasticloadbalancing:DescribeLoadBalancers') });
    expect(first.probed).not.toContain(loadBalancer);
    const second = await scan({ ports, resume: first.reader });
    expect(second.probed.toSorted()).toEqual(found.toSorted());
    expect(second.server.requests.map(({ call }) => call.split(':')[0])).not.toContain('cloudfront');
    expect(second.reader.manifest.run.complete).toBe(true);
    expect(new Set(Object.values(outcomes(second.results)))).toEqual(new Set(['pass']));
  });

  it('finds them again in what is there, when it was stopped at the endpoints', async () => {
    const ports = await startAsConfigured();
    const first = await scan({ ports, stop: new AbortController() });
    expect(first.reader.manifest.run).toMatchObject({ complete: false, interrupted: true });
    const second = await scan({ ports, resume: first.reader });
    expect(second.server.requests.map(({ call }) => call)).toEqual(['sts:GetCallerIdentity']);
    expect(second.probed.toSorted()).toEqual(found.toSorted());
    const whole = await scan({ ports });
    expect(outcomes(second.results)).toEqual(outcomes(whole.results));
  });

  it('keeps what was read of them to the end', async () => {
    const ports = await startAsConfigured();
    const first = await scan({ ports });
    const second = await scan({ ports, resume: first.reader });
    expect(second.probed).toEqual([]);
    expect(second.results).toEqual(first.results);
  });
});
