import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/config.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, Listing } from '../../../src/model/snapshot.ts';
import { createEndpointProvider, endpointProvider, type Scan } from '../../../src/providers/endpoint/index.ts';
import { endpointSchemas } from '../../../src/providers/endpoint/schema.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { Certificate, TlsEndpointResult, Verdict } from '../../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../../support/certificate.ts';
import { findClosedPort, startServer, startTlsServer } from '../../support/servers.ts';

const all = {
  'endpoint/tls': ['protocols', 'certificate', 'negotiated'],
  'endpoint/http': ['hsts', 'redirect'],
} as const;

interface Run {
  readonly endpoints: readonly Endpoint[];
  readonly wanted?: Readonly<Record<string, readonly string[]>>;
  readonly provider?: Provider;
  readonly concurrency?: number;
  readonly signal?: AbortSignal;
}

async function run({ endpoints, wanted = all, provider = endpointProvider, concurrency = 8, signal }: Run) {
  const lines = { resources: [] as Resource[], calls: [] as LedgerCall[], listings: [] as Listing[] };
  const end = signal ?? new AbortController().signal;
  const plan = await provider.plan(
    { name: 'web', provider: 'endpoint', endpoints },
    {
      wanted: new Map(Object.entries(wanted).map(([type, attributes]) => [type, new Set(attributes)])),
      env: {},
      now: () => new Date('2026-01-31T00:00:00Z'),
      signal: end,
      timeout: 500,
      concurrency,
    },
  );
  const sink = {
    resource: (resource: Resource) => void lines.resources.push(resource),
    call: (call: LedgerCall) => void lines.calls.push(call),
    listing: (listing: Listing) => void lines.listings.push(listing),
  };
  for (const task of plan.tasks) await task.run(sink, end);
  return { ...lines, plan };
}

const scope = { target: 'web', account: '-', region: '-' };
const certificate: Certificate = {
  subject: 'CN=api.acme.example',
  issuer: 'CN=Acme CA',
  serialNumber: '01',
  subjectAltNames: ['api.acme.example'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-04-01T00:00:00.000Z',
  keyType: 'ec',
  keySize: 256,
  curve: 'prime256v1',
  signatureAlgorithm: 'ecdsa-with-SHA256',
  hostnameMatch: true,
  selfSigned: false,
  chain: { sent: ['CN=api.acme.example', 'CN=Acme CA'], trusted: true },
  fingerprintSha256: 'ab'.repeat(32),
};
const offered = (value: boolean) => ({ offered: value, evidence: '' });
const whole: TlsEndpointResult = {
  target: { host: 'api.acme.example', port: 443 },
  reachability: { status: 'ok', value: 'tls' },
  protocols: {
    status: 'ok',
    value: { 'TLSv1.0': offered(false), 'TLSv1.1': offered(false), 'TLSv1.2': offered(true), 'TLSv1.3': offered(true) },
  },
  negotiated: {
    status: 'ok',
    value: { protocol: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', forwardSecrecy: true, aead: true },
  },
  certificate: { status: 'ok', value: certificate },
  http: {
    hsts: { status: 'ok', value: { maxAge: 300, includeSubDomains: true, preload: false, valid: true } },
    redirect: { status: 'ok', value: null },
  },
  stats: { connections: 6 },
};
const answering = (result: TlsEndpointResult): Provider => createEndpointProvider(async () => result);
const api = { host: 'api.acme.example', port: 443 };

describe('an endpoint', () => {
  it('is one resource of each type, with every attribute the schema names', async () => {
    const { resources, listings, plan } = await run({ endpoints: [api], provider: answering(whole) });
    expect(plan.target).toEqual({ name: 'web', provider: 'endpoint', id: 'web', regions: [] });
    expect(plan.tasks.map((task) => task.types)).toEqual([['endpoint/tls', 'endpoint/http']]);
    expect(listings).toEqual([
      { kind: 'listing', ...scope, type: 'endpoint/tls', complete: true },
      { kind: 'listing', ...scope, type: 'endpoint/http', complete: true },
    ]);
    expect(resources.map(({ attributes, ...rest }) => rest)).toEqual(
      ['endpoint/tls', 'endpoint/http'].map((type) => ({
        ...scope,
        type,
        id: `${type}:api.acme.example:443`,
        name: 'api.acme.example:443',
        observedAt: '2026-01-31T00:00:00.000Z',
        unread: {},
        partial: {},
      })),
    );
    for (const schema of endpointSchemas) {
      const attributes = resources.find(({ type }) => type === schema.type)?.attributes ?? {};
      expect(Object.keys(attributes).sort()).toEqual(Object.keys(schema.fields).sort());
      for (const [name, field] of Object.entries(schema.fields)) {
        if (field.type !== 'object' || attributes[name] === null) continue;
        expect(Object.keys(Object(attributes[name])).sort()).toEqual(Object.keys(field.fields ?? {}).sort());
      }
    }
    expect(resources[0]?.attributes).toMatchObject({ certificate: { trusted: true, chainLength: 2 } });
  });

  it('has an entry in the ledger for each question it was asked', async () => {
    const { calls } = await run({ endpoints: [api], provider: answering(whole) });
    expect(calls.map(({ call, subject, outcome, permission }) => [call, subject, outcome, permission])).toEqual([
      ['endpoint:TlsVersions', 'api.acme.example:443', 'ok', '-'],
      ['endpoint:TlsHandshake', 'api.acme.example:443', 'ok', '-'],
      ['endpoint:HttpsRequest', 'api.acme.example:443', 'ok', '-'],
      ['endpoint:HttpRequest', 'api.acme.example:443', 'none', '-'],
    ]);
  });

  it('named twice is scanned once; an IPv6 address keeps its brackets', async () => {
    const { resources } = await run({
      endpoints: [api, api, { host: '::1', port: 8443 }],
      wanted: { 'endpoint/tls': ['protocols'] },
      provider: answering(whole),
    });
    expect(resources.map(({ id }) => id)).toEqual(['endpoint/tls:api.acme.example:443', 'endpoint/tls:[::1]:8443']);
  });

  it('is asked only for what the rules read', async () => {
    const asked: (readonly string[])[] = [];
    const scan: Scan = async (_target, { parts }) => {
      asked.push(parts);
      return whole;
    };
    const provider = createEndpointProvider(scan);
    await run({ endpoints: [api], provider, wanted: { 'endpoint/tls': ['certificate', 'host'] } });
    await run({ endpoints: [api], provider, wanted: { 'endpoint/http': ['redirect', 'port'] } });
    expect(asked).toEqual([['certificate'], ['redirect']]);
    expect((await run({ endpoints: [api], provider, wanted: { 'aws/s3/bucket': ['Name'] } })).plan.tasks).toEqual([]);
  });

  it('costs one connection where only its certificate is read', async () => {
    const identity = createCertificate({ subject: 'localhost', addresses: [[127, 0, 0, 1]] });
    const server = await startTlsServer({ key: identity.keyPem, cert: identity.pem });
    const { resources, calls } = await run({
      endpoints: [{ host: '127.0.0.1', port: server.port }],
      wanted: { 'endpoint/tls': ['certificate'] },
    });
    expect(server.connections()).toBe(1);
    expect(resources[0]?.attributes).toMatchObject({
      certificate: { hostnameMatch: true, trusted: false, selfSigned: true },
    });
    expect(Object.keys(resources[0]?.attributes ?? {}).sort()).toEqual(['certificate', 'host', 'port']);
    expect(calls.map(({ call }) => call)).toEqual(['endpoint:TlsHandshake']);
  });

  it('is scanned beside others, as far as the limit goes', async () => {
    let running = 0;
    let most = 0;
    const provider = createEndpointProvider(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return whole;
    });
    const endpoints = Array.from({ length: 9 }, (_, index) => ({ host: 'api.acme.example', port: 8000 + index }));
    const { resources } = await run({ endpoints, provider, concurrency: 9, wanted: { 'endpoint/tls': ['host'] } });
    expect([resources.length, most]).toEqual([9, 3]);
  });
});

describe('what could not be read of an endpoint', () => {
  it('is unread with its cause, in the resource and in the ledger', async () => {
    const closed = { host: '127.0.0.1', port: await findClosedPort() };
    const { resources, calls, listings } = await run({ endpoints: [closed] });
    const cause = (call: string) => ({ kind: 'unreachable', call: `endpoint:${call}`, code: 'ECONNREFUSED' });
    expect(resources.map(({ attributes, unread }) => ({ attributes, unread }))).toEqual([
      {
        attributes: closed,
        unread: {
          protocols: cause('TlsVersions'),
          negotiated: cause('TlsHandshake'),
          certificate: cause('TlsHandshake'),
        },
      },
      { attributes: closed, unread: { hsts: cause('HttpsRequest') } },
    ]);
    expect(calls.map(({ outcome, cause: why }) => [outcome, why?.kind])).toEqual(
      Array.from({ length: 3 }, () => ['failed', 'unreachable']),
    );
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });

  it('says timeout or bad-response where that is what happened', async () => {
    const tarpit = await startServer(() => {});
    const banner = await startServer((socket) => void socket.write('220 smtp.acme.example ESMTP\r\n'));
    const endpoints = [tarpit, banner].map(({ port }) => ({ host: '127.0.0.1', port }));
    const { resources } = await run({ endpoints, wanted: { 'endpoint/tls': ['protocols'] } });
    const causes = endpoints.map(({ port }) => resources.find(({ attributes }) => attributes.port === port)?.unread);
    expect(causes).toEqual([
      { protocols: { kind: 'timeout', call: 'endpoint:TlsVersions', code: 'timeout' } },
      { protocols: { kind: 'bad-response', call: 'endpoint:TlsVersions', code: 'not-tls' } },
    ]);
  });

  it('may be one version, one key, or one signature', async () => {
    const { keyType: _type, keySize: _size, curve: _curve, ...unnamed } = certificate;
    const limited = { offered: 'indeterminate', reason: 'rate-limited', evidence: '' } as const;
    const result: TlsEndpointResult = {
      ...whole,
      protocols: {
        status: 'ok',
        value: { 'TLSv1.0': limited, 'TLSv1.1': offered(false), 'TLSv1.2': offered(true), 'TLSv1.3': offered(true) },
      },
      certificate: { status: 'ok', value: { ...unnamed, signatureAlgorithm: '1.2.3.4' } },
    };
    const { resources, calls } = await run({
      endpoints: [api],
      provider: answering(result),
      wanted: { 'endpoint/tls': ['protocols', 'certificate'] },
    });
    const unknown = { kind: 'bad-response', call: 'endpoint:TlsHandshake', code: 'unknown-algorithm' };
    expect(resources[0]?.unread).toEqual({
      'protocols[0].offered': { kind: 'throttled', call: 'endpoint:TlsVersions', code: 'rate-limited' },
      'certificate.keyType': unknown,
      'certificate.keySize': unknown,
      'certificate.signatureAlgorithm': unknown,
    });
    expect(resources[0]?.attributes.protocols).toContainEqual({ version: 'TLSv1.0' });
    expect(resources[0]?.attributes.certificate).not.toHaveProperty('signatureAlgorithm');
    expect(calls.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  it('is interrupted where the scan was, for the endpoints left too', async () => {
    const abort = new AbortController();
    const tarpit = await startServer(() => abort.abort());
    const endpoints = [
      { host: '127.0.0.1', port: tarpit.port },
      { host: '127.0.0.1', port: await findClosedPort() },
    ];
    const { resources } = await run({ endpoints, concurrency: 1, signal: abort.signal });
    expect(resources).toHaveLength(4);
    const kinds = resources.flatMap(({ unread }) => Object.values(unread).map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['interrupted']));
  });

  it('never stands as a value: no reason gives an attribute', async () => {
    const reasons = [
      'closed',
      'unresolved',
      'timeout',
      'not-tls',
      'sni-rejected',
      'rate-limited',
      'handshake-failed',
    ] as const;
    for (const reason of reasons) {
      const fault: Verdict<never> = { status: 'indeterminate', reason, evidence: 'seen' };
      const result: TlsEndpointResult = {
        ...whole,
        reachability: fault,
        protocols: fault,
        negotiated: fault,
        certificate: fault,
        http: { hsts: fault, redirect: fault },
      };
      const { resources } = await run({ endpoints: [api], provider: answering(result) });
      expect(resources.map(({ attributes }) => attributes)).toEqual([api, api]);
      expect(resources.flatMap(({ unread }) => Object.keys(unread)).sort()).toEqual([
        'certificate',
        'hsts',
        'negotiated',
        'protocols',
        'redirect',
      ]);
    }
  });
});
