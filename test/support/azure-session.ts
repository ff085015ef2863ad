import { onTestFinished } from 'vitest';
import type { LedgerCall } from '../../src/model/snapshot.ts';
import { connect, type Reach } from '../../src/providers/azure/connect/connect.ts';
import { type Api, type Body, createApi } from '../../src/providers/azure/send/api.ts';
import { createTransport } from '../../src/providers/azure/send/send.ts';
import { type Answer, createReader, type Listed, type Reader } from '../../src/providers/read/read.ts';
import { type AzureServer, type AzureServerOptions, startAzureServer } from './azure-server.ts';
import { writeToken } from './azure-sign-in.ts';
import type { AzureAnswer, AzureWorld } from './azure-world.ts';
import { azureObservedAt, testSubscription } from './collect-azure.ts';

/** A way in to a server, as a collector has it. */
export interface AzureSession {
  readonly server: AzureServer;
  readonly reader: Reader;
  readonly arm: Api;
  readonly graph: Api;
  readonly calls: readonly LedgerCall[];
  readonly waits: readonly number[];
  /** Asks one API for one path, as the reader does. */
  readonly ask: (path: string) => Promise<Answer<Body>>;
  readonly list: (path: string) => Promise<Listed<Body>>;
}

export interface AzureSessionOptions extends AzureServerOptions {
  readonly timeout?: number;
  readonly maxAttempts?: number;
  readonly credential?: Reach['credential'];
}

/** A GET that is answered with this body. */
export function answering(path: string, body: unknown, status = 200): AzureAnswer {
  return { method: 'GET', path, status, body: JSON.stringify(body) };
}

/** Opens a session on a world of these answers, until the end of the test. */
export async function openAzureSession(
  answers: readonly AzureAnswer[],
  options: AzureSessionOptions = {},
): Promise<AzureSession> {
  const world: AzureWorld = { rows: [], answers };
  const server = await startAzureServer(world, options);
  onTestFinished(server.close);
  const calls: LedgerCall[] = [];
  const waits: number[] = [];
  const { signal } = new AbortController();
  const { session } = await connect(
    { name: 'azure', provider: 'azure', subscriptions: [] },
    {
      wanted: new Map(),
      env: { COMPLY_AZURE_ENDPOINT: server.url, COMPLY_GRAPH_ENDPOINT: server.graphUrl },
      now: () => new Date(azureObservedAt),
      signal,
      timeout: options.timeout ?? 2000,
      concurrency: 8,
    },
    {
      ca: [server.ca],
      maxAttempts: options.maxAttempts ?? 6,
      credential: options.credential ?? hourly,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
  );
  const scope = { target: 'azure', account: testSubscription, region: 'global' };
  const record = (call: LedgerCall): unknown => calls.push(call);
  const reader = createReader({ transport: createTransport(session), scope, service: 'test', signal, record });
  const [arm, graph] = [createApi(session, 'arm'), createApi(session, 'graph')];
  const place = (path: string) =>
    /^\/(?:v1\.0|beta)\//.test(path)
      ? { api: graph, call: { call: 'graph:users', permission: 'User.Read.All' } }
      : { api: arm, call: { call: 'arm:Microsoft.Acme/things', permission: 'Microsoft.Acme/things/read' } };
  return {
    server,
    reader,
    arm,
    graph,
    calls,
    waits,
    ask: (path) => reader.read({ call: place(path).call, subject: 'thing', send: place(path).api.get(path) }),
    list: (path) =>
      reader.readPages({
        call: place(path).call,
        send: (token, options) => place(path).api.get(token ?? path)(options),
        items: ({ value }: Body) => (Array.isArray(value) ? (value as readonly Body[]) : undefined),
        next: (page) => (page.nextLink ?? page['@odata.nextLink']) as string | undefined,
      }),
  };
}

/** Tokens that mean nothing, of the API they are asked for, each for an hour. */
const hourly: NonNullable<Reach['credential']> = {
  getToken: async (scope) => ({
    token: writeToken({ aud: String(scope).replace(/\/\.default$/, '') }),
    expiresOnTimestamp: Date.parse('2026-11-25T01:00:00Z'),
  }),
};
