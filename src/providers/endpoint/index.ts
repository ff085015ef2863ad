import type { EndpointTarget, Target } from '../../model/config.ts';
import type { Scope } from '../../model/resource.ts';
import { scanTlsEndpoint } from '../../tls-scanner-lite/index.ts';
import { listAddresses } from '../../tls-scanner-lite/probe/addresses.ts';
import { createPool, type Pool, politeness } from '../../tls-scanner-lite/probe/pool.ts';
import type { Plan, PlanOptions, Provider, Task } from '../provider.ts';
import { buildsOn, populate } from './found.ts';
import { httpSchema } from './http-schema.ts';
import { attributesOf, replayScans } from './recorded-scan.ts';
import { type Scan, type ScanContext, scanEndpoints } from './scan-endpoints.ts';
import { tlsSchema } from './tls-schema.ts';

export type { Scan } from './scan-endpoints.ts';

/** Reads what servers show over TLS and HTTP. Asks only for the parts that the selected rules read. */
export function createEndpointProvider(scan: Scan, list: typeof listAddresses = listAddresses): Provider {
  // What all endpoints share, whatever target they are of: a server does not care who counts its connections.
  const pools = new Map<string, Pool>();
  const poolFor = ({ delay = politeness.delayMs, concurrency }: PlanOptions): Pool => {
    const key = `${delay} ${concurrency}`;
    const total = Math.min(politeness.total, concurrency);
    const pool = pools.get(key) ?? createPool({ ...politeness, total, delayMs: delay });
    pools.set(key, pool);
    return pool;
  };
  return {
    name: 'endpoint',
    policies: {},
    replay: replayScans,
    async plan(target, options): Promise<Plan> {
      const own = ofEndpoints(target);
      const building = buildsOn(own, options.wanted);
      const wanted = attributesOf(options.wanted);
      const types = [tlsSchema.type, httpSchema.type].filter((type) => options.wanted.has(type));
      // The population is the endpoints the user named, and those that the targets tell which the user named.
      const scope: Scope = { target: target.name, account: '-', region: '-' };
      const run: Task['run'] = async (sink, signal, found) => {
        const context: ScanContext = { scan, list, pool: poolFor(options), scope, wanted, options, signal, sink };
        const { endpoints, cause: gap } = populate(own, building, found);
        const cause = (await scanEndpoints(endpoints, context)) ?? gap;
        const listed = cause === undefined ? { complete: true } : { complete: false, cause };
        for (const type of types) sink.listing({ kind: 'listing', ...scope, type, ...listed });
      };
      return {
        target: { name: target.name, provider: 'endpoint', id: target.name, regions: [] },
        calls: [],
        listings: [],
        tasks: types.length === 0 ? [] : [{ ...scope, service: 'endpoint', types, ...building, run }],
      };
    },
  };
}

export const endpointProvider: Provider = createEndpointProvider(scanTlsEndpoint);

function ofEndpoints(target: Target): EndpointTarget {
  if (target.provider !== 'endpoint') throw new Error(`target ${target.name} is of provider ${target.provider}`);
  return target;
}
