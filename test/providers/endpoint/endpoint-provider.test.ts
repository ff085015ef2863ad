import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../src/model/config.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, Listing } from '../../../src/model/snapshot.ts';
import { createEndpointProvider, endpointProvider, type Scan } from '../../../src/providers/endpoint/index.ts';
import { endpointSchemas } from '../../../src/providers/endpoint/schema.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import type { listAddresses } from '../../../src/tls-scanner-lite/probe/addresses.ts';
import type { TlsEndpointResult, TlsTarget } from '../../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../../support/certificate.ts';
import { findClosedPort, startServer, startTlsServer } from '../../support/servers.ts';
import { api, whole } from './whole-result.ts';

const all = Object.fromEntries(endpointSchemas.map(({ type, fields }) => [type, Object.keys(fields)]));

interface Run {
  readonly endpoints: readonly Endpoint[];
  readonly wanted?: Readonly<Record<string, readonly string[]>>;
  readonly provider?: Provider;
  readonly concurrency?: number;
  readonly delay?: number;
  readonly signal?: AbortSignal;
}

async function run({ endpoints, wanted = all, provider = endpointProvider, concurrency = 8, delay, signal }: Run) {
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
      ...(delay === undefined ? {} : { delay }),
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
const tlsAlone = (...attributes: readonly string[]) => ({ 'endpoint/tls': attributes });

/** A provider whose scans all end like this, and what they were asked. */
function answering(result: TlsEndpointResult, list?: typeof listAddresses) {
  const asked: { readonly target: TlsTarget; readonly options: Parameters<Scan>[1] }[] = [];
  const scan: Scan = async (target, options) => {
    asked.push({ target, options });
    return { ...result, target };
  };
  return { asked, provider: createEndpointProvider(scan, list) };
}

describe('an endpoint', () => {
  it('is one resource of each type, of a list that is whole', async () => {
    const { resources, listings, plan } = await run({ endpoints: [api], provider: answering(whole).provider });
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
  });

  it('named twice is scanned once; another server name makes it another', async () => {
    const { asked, provider } = answering(whole);
    const { resources } = await run({
      endpoints: [api, api, { host: '::1', port: 8443 }, { ...api, serverName: 'www.acme.example' }],
      wanted: tlsAlone('protocols'),
      provider,
    });
    expect(resources.map(({ id }) => id).sort()).toEqual([
      'endpoint/tls:[::1]:8443',
      'endpoint/tls:api.acme.example:443',
      'endpoint/tls:api.acme.example:443/www.acme.example',
    ]);
    expect(asked.map(({ target }) => target)).toContainEqual({ ...api, serverName: 'www.acme.example' });
  });

  it('is asked only for what the rules read', async () => {
    const { asked, provider } = answering(whole);
    await run({ endpoints: [api], provider, wanted: tlsAlone('certificates', 'host') });
    await run({ endpoints: [api], provider, wanted: { 'endpoint/http': ['redirect', 'port'] } });
    expect(asked.map(({ options }) => options.parts)).toEqual([['certificates'], ['redirect']]);
    expect((await run({ endpoints: [api], provider, wanted: { 'aws/s3/bucket': ['Name'] } })).plan.tasks).toEqual([]);
  });

  it('costs two connections at most where only its certificate is read', async () => {
    const identity = createCertificate({ subject: 'localhost', addresses: [[127, 0, 0, 1]] });
    const server = await startTlsServer({ key: identity.keyPem, cert: identity.pem });
    const { resources, calls } = await run({
      endpoints: [{ host: '127.0.0.1', port: server.port }],
      wanted: tlsAlone('certificates'),
    });
    expect(server.connections()).toBeLessThanOrEqual(2);
    expect(resources[0]?.attributes).toMatchObject({
      address: '127.0.0.1',
      certificates: [{ hostnameMatch: true, selfSigned: true, chain: { trusted: false } }],
    });
    expect(calls.map(({ call }) => call)).toEqual(['endpoint:TlsHandshake']);
  });

  it('shares one pool with those of every target, for the pace they are to be scanned at', async () => {
    const { asked, provider } = answering(whole);
    await run({ endpoints: [api], provider });
    await run({ endpoints: [api], provider });
    await run({ endpoints: [api], provider, delay: 250 });
    const [first, second, slow] = asked.map(({ options }) => options.pool);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(slow).not.toBe(first);
  });

  it('is asked at the pace that the user wants', async () => {
    const starts: number[] = [];
    const server = await startServer(() => void starts.push(performance.now()));
    const { port } = server;
    await run({ endpoints: [{ host: '127.0.0.1', port }], wanted: tlsAlone('protocols'), delay: 100 });
    const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
  });

  it.each([
    [3, 3],
    [100, 64],
  ])('is scanned beside others, as far as a limit of %i goes', async (concurrency, expected) => {
    let running = 0;
    let most = 0;
    const provider = createEndpointProvider(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return whole;
    });
    const endpoints = Array.from({ length: 200 }, (_, index) => ({ host: 'api.acme.example', port: 8000 + index }));
    const { resources } = await run({ endpoints, provider, concurrency, wanted: tlsAlone('host') });
    expect([resources.length, most]).toEqual([200, expected]);
  });
});

describe('all addresses of a name', () => {
  const everywhere = { ...api, allAddresses: true } as const;

  it('are resources of their own', async () => {
    const { asked, provider } = answering(whole, async () => ['192.0.2.1', '2001:db8::1']);
    const { resources, calls, listings } = await run({
      endpoints: [everywhere],
      provider,
      wanted: tlsAlone('certificates'),
    });
    expect(asked.map(({ target }) => target)).toEqual([
      { ...api, address: '192.0.2.1' },
      { ...api, address: '2001:db8::1' },
    ]);
    expect(resources.map(({ id }) => id)).toEqual([
      'endpoint/tls:api.acme.example:443@192.0.2.1',
      'endpoint/tls:api.acme.example:443@2001:db8::1',
    ]);
    expect(calls.map(({ call, subject, outcome }) => [call, subject, outcome])).toEqual([
      ['endpoint:DnsLookup', 'api.acme.example:443', 'ok'],
      ['endpoint:TlsHandshake', 'api.acme.example:443@192.0.2.1', 'ok'],
      ['endpoint:TlsHandshake', 'api.acme.example:443@2001:db8::1', 'ok'],
    ]);
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });

  it('that cannot be listed leave the list open, and the endpoint scanned as it stands', async () => {
    const failure = { kind: 'failure', reason: 'unresolved', connected: false, evidence: 'ENOTFOUND' } as const;
    const { asked, provider } = answering(whole, async () => failure);
    const { resources, calls, listings } = await run({ endpoints: [everywhere], provider });
    const cause = { kind: 'unreachable', call: 'endpoint:DnsLookup', code: 'ENOTFOUND' };
    expect(listings.map((listing) => [listing.complete, listing.cause])).toEqual([
      [false, cause],
      [false, cause],
    ]);
    expect(calls[0]).toMatchObject({ call: 'endpoint:DnsLookup', outcome: 'failed', cause });
    expect(asked.map(({ target }) => target)).toEqual([api]);
    expect(resources.map(({ name }) => name)).toEqual(['api.acme.example:443', 'api.acme.example:443']);
  });

  it('are one where the user named an address', async () => {
    const { asked, provider } = answering(whole);
    await run({ endpoints: [{ host: '192.0.2.1', port: 443, allAddresses: true }], provider });
    expect(asked.map(({ target }) => target)).toEqual([{ host: '192.0.2.1', port: 443 }]);
  });
});

describe('what could not be read of an endpoint', () => {
  it('is unread with its cause, in the resource and in the ledger', async () => {
    const closed = { host: '127.0.0.1', port: await findClosedPort() };
    const { resources, calls, listings } = await run({ endpoints: [closed] });
    const causes = resources.flatMap(({ unread }) => Object.values(unread));
    expect(causes.length).toBeGreaterThan(10);
    for (const cause of causes) expect(cause).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    for (const call of calls) expect(call).toMatchObject({ outcome: 'failed', cause: { kind: 'unreachable' } });
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });

  it('says timeout or bad-response where that is what happened', async () => {
    const tarpit = await startServer(() => {});
    const banner = await startServer((socket) => void socket.write('220 smtp.acme.example ESMTP\r\n'));
    const endpoints = [tarpit, banner].map(({ port }) => ({ host: '127.0.0.1', port }));
    const { resources } = await run({ endpoints, wanted: tlsAlone('protocols') });
    const causes = endpoints.map(({ port }) => resources.find(({ attributes }) => attributes.port === port)?.unread);
    expect(causes).toEqual([
      { protocols: { kind: 'timeout', call: 'endpoint:TlsVersions', code: 'timeout' } },
      { protocols: { kind: 'bad-response', call: 'endpoint:TlsVersions', code: 'not-tls' } },
    ]);
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
});
