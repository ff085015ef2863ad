import type { Endpoint, Target } from '../../model/config.ts';
import type { Scope } from '../../model/resource.ts';
import { scanTlsEndpoint } from '../../tls-scanner-lite/index.ts';
import type { Plan, PlanOptions, Provider, Sink, Task } from '../provider.ts';
import { describeEndpoint, type WantedAttributes } from './describe-endpoint.ts';
import { httpSchema, tlsSchema } from './schema.ts';

/** Scans one endpoint: `scanTlsEndpoint`, or in a test one that leads to a server on the loopback. */
export type Scan = typeof scanTlsEndpoint;

/** Most connections of one endpoint at a time: the versions beside the first are asked for at once. */
const connectionsPerEndpoint = 3;

/** Reads what servers show over TLS and HTTP. Asks only for the parts that the selected rules read. */
export function createEndpointProvider(scan: Scan): Provider {
  return {
    name: 'endpoint',
    async plan(target, options): Promise<Plan> {
      const endpoints = listEndpoints(target);
      const wanted: WantedAttributes = {
        tls: topLevel(options, tlsSchema.type),
        http: topLevel(options, httpSchema.type),
      };
      const types = [tlsSchema.type, httpSchema.type].filter((type) => options.wanted.has(type));
      // The population is the endpoints the user named: there is nothing to list, and nothing to sign in to.
      const scope: Scope = { target: target.name, account: '-', region: '-' };
      const run: Task['run'] = async (sink, signal) => {
        const context: ScanContext = { scan, scope, wanted, options, signal };
        await scanAll(endpoints, context, sink);
        for (const type of types) sink.listing({ kind: 'listing', ...scope, type, complete: true });
      };
      return {
        target: { name: target.name, provider: 'endpoint', id: target.name, regions: [] },
        calls: [],
        listings: [],
        tasks: types.length === 0 ? [] : [{ ...scope, service: 'endpoint', types, run }],
      };
    },
  };
}

export const endpointProvider: Provider = createEndpointProvider(scanTlsEndpoint);

function listEndpoints(target: Target): readonly Endpoint[] {
  if (target.provider !== 'endpoint') throw new Error(`target ${target.name} is of provider ${target.provider}`);
  return [...new Map(target.endpoints.map((endpoint) => [`${endpoint.host} ${endpoint.port}`, endpoint])).values()];
}

/** The attributes asked for; `undefined` when no rule reads the type. */
function topLevel({ wanted }: PlanOptions, type: string): ReadonlySet<string> | undefined {
  const paths = wanted.get(type);
  return paths && new Set([...paths].map((path) => path.split('.')[0] ?? path));
}

interface ScanContext {
  readonly scan: Scan;
  readonly scope: Scope;
  readonly wanted: WantedAttributes;
  readonly options: PlanOptions;
  readonly signal: AbortSignal;
}

async function scanAll(endpoints: readonly Endpoint[], context: ScanContext, sink: Sink): Promise<void> {
  const queue = endpoints.values();
  const work = async (): Promise<void> => {
    // The iterator is shared: each worker takes the next endpoint that nobody has.
    for (const endpoint of queue) await scanOne(endpoint, context, sink);
  };
  const workers = Math.max(1, Math.floor(context.options.concurrency / connectionsPerEndpoint));
  await Promise.all(Array.from({ length: workers }, work));
}

async function scanOne(endpoint: Endpoint, context: ScanContext, sink: Sink): Promise<void> {
  const { scan, scope, wanted, options, signal } = context;
  const parts = [...(wanted.tls ?? []), ...(wanted.http ?? [])].filter(isPart);
  const observedAt = options.now();
  const result = await scan(endpoint, { parts, timeoutMs: options.timeout, signal, now: observedAt });
  const found = describeEndpoint(result, { endpoint, scope, wanted, observedAt: observedAt.toISOString() });
  for (const call of found.calls) sink.call(call);
  for (const resource of found.resources) sink.resource(resource);
}

function isPart(attribute: string): attribute is Parameters<Scan>[1]['parts'][number] {
  return ['protocols', 'certificate', 'negotiated', 'hsts', 'redirect'].includes(attribute);
}
