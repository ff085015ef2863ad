import { vi } from 'vitest';
import type { Resource } from '../../src/model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer } from '../../src/model/snapshot.ts';
import { azureSchemas } from '../../src/providers/azure/collectors.ts';
import type { Reach } from '../../src/providers/azure/connect/connect.ts';
import { createAzureProvider } from '../../src/providers/azure/index.ts';
import type { Plan, PlanOptions, Wanted } from '../../src/providers/provider.ts';
import { type AzureServer, type AzureServerOptions, startAzureServer } from './azure-server.ts';
import { testTenant, writeToken } from './azure-sign-in.ts';
import { type AzureWorld, loadAzureWorld } from './azure-world.ts';

/** All that one collection of a world gave. */
export interface AzureCollected {
  readonly plan: Plan;
  readonly resources: readonly Resource[];
  readonly calls: readonly LedgerCall[];
  readonly listings: readonly Listing[];
  /** Where it was to record them. */
  readonly answers: readonly RecordedAnswer[];
  readonly server: Pick<AzureServer, 'requests' | 'unanswered' | 'signIns' | 'refused' | 'url' | 'graphUrl'>;
  /** Waits the provider asked for, in milliseconds; none was kept. */
  readonly waits: readonly number[];
  /** Scopes that tokens were asked for, in order. */
  readonly scopes: readonly string[];
}

export interface AzureCollectOptions extends AzureServerOptions, Partial<Omit<PlanOptions, 'env'>> {
  readonly subscriptions?: readonly string[];
  readonly tenant?: string;
  readonly maxAttempts?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** In place of the token that means nothing: `null` is the provider's own chain. */
  readonly credential?: Reach['credential'] | null;
  /** Waits, in place of going on at once. */
  readonly sleep?: Reach['sleep'];
}

export const testSubscription = '11111111-2222-3333-4444-555555555555';

/** The moment every collection here happens at. */
export const azureObservedAt = '2026-11-25T00:00:00.000Z';

/** Every attribute of every type. */
export const everythingOfAzure: Wanted = new Map(
  azureSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]),
);

/** Keeps `@azure/identity` from the machine's own environment, files, programs and instance. */
export function isolateAzure(): void {
  const own = /^(?:AZURE_|IDENTITY_|MSI_|IMDS_|ARC_|COMPLY_|HTTPS?_PROXY$|ALL_PROXY$|NO_PROXY$)/i;
  for (const name of Object.keys(process.env).filter((key) => own.test(key))) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', '/nonexistent');
  vi.stubEnv('AZURE_CONFIG_DIR', '/nonexistent/azure');
}

/** Collects a world through the provider and a socket. */
export async function collectAzure(world: AzureWorld, options: AzureCollectOptions = {}): Promise<AzureCollected> {
  const server = await startAzureServer(world, options);
  const waits: number[] = [];
  const scopes: string[] = [];
  const signal = options.signal ?? new AbortController().signal;
  const usual: Reach['credential'] = {
    getToken: async (scope) => {
      const asked = String(scope);
      scopes.push(asked);
      const token = writeToken({ aud: asked.replace(/\/\.default$/, '') });
      return { token, expiresOnTimestamp: Date.parse('2026-11-25T01:00:00Z') };
    },
  };
  const credential = options.credential === null ? undefined : (options.credential ?? usual);
  const provider = createAzureProvider({
    ca: [server.ca],
    maxAttempts: options.maxAttempts ?? 1,
    ...(credential && { credential }),
    sleep: async (milliseconds, until) => {
      waits.push(milliseconds);
      await options.sleep?.(milliseconds, until);
    },
  });
  try {
    const plan = await provider.plan(
      {
        name: 'azure',
        provider: 'azure',
        subscriptions: options.subscriptions ?? [testSubscription],
        ...(options.tenant !== undefined && { tenant: options.tenant }),
      },
      {
        wanted: options.wanted ?? everythingOfAzure,
        env: { COMPLY_AZURE_ENDPOINT: server.url, COMPLY_GRAPH_ENDPOINT: server.graphUrl, ...options.env },
        now: options.now ?? (() => new Date(azureObservedAt)),
        signal,
        timeout: options.timeout ?? 2000,
        concurrency: options.concurrency ?? 8,
        ...(options.probe !== undefined && { probe: options.probe }),
        ...(options.record && { record: true }),
      },
    );
    const resources: Resource[] = [];
    const calls = [...plan.calls];
    const listings = [...plan.listings];
    const answers: RecordedAnswer[] = [];
    const sink = {
      resource: (resource: Resource) => resources.push(resource),
      call: (call: LedgerCall) => calls.push(call),
      listing: (listing: Listing) => listings.push(listing),
      answer: (answer: RecordedAnswer) => answers.push(answer),
    };
    await Promise.all(plan.tasks.map((task) => task.run(sink, signal)));
    return { plan, resources: resources.sort(byId), calls, listings, answers, server, waits, scopes };
  } finally {
    await server.close();
  }
}

/** Two resources of different types may be one thing of Azure. */
function byId(a: Resource, b: Resource): number {
  return `${a.id} ${a.type}` < `${b.id} ${b.type}` ? -1 : 1;
}

/** Collects one world of one service, asking for these attributes. */
export function collectAzureCase(
  world: string,
  attributes: Readonly<Record<string, readonly string[]>>,
  options: AzureCollectOptions = {},
): Promise<AzureCollected> {
  const wanted = new Map(Object.entries(attributes).map(([type, names]) => [type, new Set(names)]));
  return collectAzure(loadAzureWorld('base', world), { wanted, ...options });
}

export { testTenant };
