import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseLine } from '../../../src/collect/parse-line.ts';
import type { Endpoint } from '../../../src/model/config.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, RecordedAnswer } from '../../../src/model/snapshot.ts';
import { createEndpointProvider, endpointProvider } from '../../../src/providers/endpoint/index.ts';
import { endpointSchemas } from '../../../src/providers/endpoint/schema.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import type { TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { createCertificate } from '../../support/certificate.ts';
import { findClosedPort, startTlsServer } from '../../support/servers.ts';
import { api, whole } from './whole-result.ts';

const wanted = new Map(endpointSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]));
const observedAt = new Date('2026-01-31T00:00:00Z');

/** Scans endpoints, and makes what was found once more from what was recorded. */
async function scan(endpoints: readonly Endpoint[], { record = true, provider = endpointProvider } = {}) {
  const { signal } = new AbortController();
  const plan = await provider.plan(
    { name: 'web', provider: 'endpoint', endpoints },
    { wanted, env: {}, now: () => observedAt, signal, timeout: 500, concurrency: 8, ...(record && { record }) },
  );
  const resources: Resource[] = [];
  const calls: LedgerCall[] = [];
  const answers: RecordedAnswer[] = [];
  const sink = {
    resource: (one: Resource) => void resources.push(one),
    call: (one: LedgerCall) => void calls.push(one),
    listing: () => undefined,
    answer: (one: RecordedAnswer) => void answers.push(one),
  };
  for (const task of plan.tasks) await task.run(sink, signal);
  const lines = answers.map((answer) => {
    const line = parseLine(JSON.parse(toCanonicalJson(answer)), { file: 'x' }, answer);
    if (line.kind !== 'answer') throw new Error('not an answer');
    return line;
  });
  const task = { account: '-', region: '-', service: 'endpoint' };
  const replayed = await provider.replay?.({ ...task, target: plan.target, wanted, answers: lines, observedAt });
  return { resources, calls, answers, replayed };
}

describe('the recorded scan of an endpoint', () => {
  it('has the certificates as they were sent, and gives resources and calls once more', async () => {
    const identity = createCertificate({ subject: 'localhost', addresses: [[127, 0, 0, 1]] });
    const server = await startTlsServer({ key: identity.keyPem, cert: identity.pem });
    const { resources, calls, answers, replayed } = await scan([{ host: '127.0.0.1', port: server.port }]);
    expect(replayed).toEqual({ resources, calls, listings: [], missing: [] });
    expect(resources).toHaveLength(2);
    const text = JSON.stringify(answers);
    expect(text).toContain(new X509Certificate(identity.pem).raw.toString('base64'));
    console.log(`${text.length} bytes for one endpoint`);
  });

  it('gives the causes of one that is not reached', async () => {
    const { resources, calls, replayed } = await scan([{ host: '127.0.0.1', port: await findClosedPort() }]);
    expect(replayed).toEqual({ resources, calls, listings: [], missing: [] });
    expect(calls.filter(({ outcome }) => outcome === 'failed').length).toBeGreaterThan(0);
  });

  it('tells apart addresses and server names, and where an endpoint was found', async () => {
    const answer = async (target: TlsEndpointResult['target']) => ({ ...whole, target });
    const provider = createEndpointProvider(answer, async () => ['192.0.2.1', '192.0.2.2']);
    const { resources, answers, replayed } = await scan(
      [
        { ...api, allAddresses: true },
        { ...api, serverName: 'www.acme.example' },
      ],
      { provider },
    );
    expect(answers.map(({ subject }) => subject).sort()).toEqual([
      'api.acme.example:443/www.acme.example',
      'api.acme.example:443@192.0.2.1',
      'api.acme.example:443@192.0.2.2',
    ]);
    expect(replayed?.resources).toEqual(resources);
  });

  it('is not kept unless it was to be', async () => {
    const provider = createEndpointProvider(async (target) => ({ ...whole, target }));
    expect((await scan([api], { provider, record: false })).answers).toEqual([]);
  });
});
