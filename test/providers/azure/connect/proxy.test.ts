import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LedgerCall } from '../../../../src/model/snapshot.ts';
import { createAzureProvider } from '../../../../src/providers/azure/index.ts';
import { startAzureServer } from '../../../support/azure-server.ts';
import { writeToken } from '../../../support/azure-sign-in.ts';
import { loadAzureWorld } from '../../../support/azure-world.ts';
import { azureObservedAt, isolateAzure } from '../../../support/collect-azure.ts';
import { type HttpProxy, type HttpProxyOptions, startHttpProxy } from '../../../support/http-proxy.ts';

beforeEach(isolateAzure);

async function startProxy(options: HttpProxyOptions): Promise<HttpProxy> {
  const proxy = await startHttpProxy(options);
  onTestFinished(proxy.close);
  return proxy;
}

/** How the list of subscriptions ended. */
async function list(proxy: HttpProxy): Promise<LedgerCall | undefined> {
  vi.stubEnv('HTTPS_PROXY', proxy.url.replace('//', '//acme:p%40ss@'));
  const credential = {
    getToken: async () => ({ token: writeToken({}), expiresOnTimestamp: Date.parse('2026-11-25T01:00:00Z') }),
  };
  const { calls } = await createAzureProvider({ maxAttempts: 1, sleep: async () => undefined, credential }).plan(
    { name: 'prod', provider: 'azure', subscriptions: [] },
    {
      wanted: new Map([['azure/storage/account', new Set(['name'])]]),
      env: { COMPLY_AZURE_ENDPOINT: 'https://management.acme.test' },
      now: () => new Date(azureObservedAt),
      signal: new AbortController().signal,
      timeout: 2000,
      concurrency: 4,
    },
  );
  return calls[0];
}

describe('a proxy', () => {
  it('carries what is asked in a tunnel, and finds the host itself', async () => {
    const server = await startAzureServer(loadAzureWorld('base'));
    onTestFinished(server.close);
    const proxy = await startProxy({ port: Number(new URL(server.url).port) });
    // It came as far as the certificate, which is of an authority that nobody knows.
    const cause = { kind: 'unreachable', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' };
    expect((await list(proxy))?.cause).toMatchObject(cause);
    expect(proxy.asked).toEqual(['CONNECT management.acme.test:443']);
    expect(proxy.users).toEqual(['acme:p@ss']);
  });

  it.each([401, 403, 407, 502])('that refuses with %i is no denial by Azure', async (refuse) => {
    const proxy = await startProxy({ port: 1, refuse });
    expect((await list(proxy))?.cause).toMatchObject({ kind: 'bad-response', code: 'ForeignAnswer' });
  });

  it('that finds nobody behind it leaves Azure unreachable', async () => {
    const proxy = await startProxy({ port: 1 });
    expect((await list(proxy))?.cause).toMatchObject({ kind: 'unreachable' });
  });

  it('that is not there is unreachable', async () => {
    const proxy = await startProxy({ port: 1 });
    await proxy.close();
    expect((await list(proxy))?.cause).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });
});
