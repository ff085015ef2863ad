import type { Cause } from '../../model/cause.ts';
import type { Endpoint } from '../../model/config.ts';
import type { Scope } from '../../model/resource.ts';
import { createDeadlines } from '../../tls-scanner-lite/deadline.ts';
import type { scanTlsEndpoint } from '../../tls-scanner-lite/index.ts';
import type { listAddresses } from '../../tls-scanner-lite/probe/addresses.ts';
import { isFailure } from '../../tls-scanner-lite/probe/exchange.ts';
import { type Pool, politeness } from '../../tls-scanner-lite/probe/pool.ts';
import type { PlanOptions, Sink } from '../provider.ts';
import { calls } from './calls.ts';
import { describeEndpoint, nameEndpoint } from './describe-endpoint.ts';
import type { KnownEndpoint } from './found.ts';
import { toCause } from './read-verdict.ts';
import { recordScan } from './recorded-scan.ts';
import { type WantedAttributes, wantedParts } from './wanted-parts.ts';

/** Scans one endpoint: `scanTlsEndpoint`, or in a test one that leads to a server on the loopback. */
export type Scan = typeof scanTlsEndpoint;

export interface ScanContext {
  readonly scan: Scan;
  readonly list: typeof listAddresses;
  readonly pool: Pool;
  readonly scope: Scope;
  readonly wanted: WantedAttributes;
  readonly options: PlanOptions;
  readonly signal: AbortSignal;
  readonly sink: Sink;
}

/**
 * Scans endpoints side by side, as many as the pool could give one connection each. Gives why an address may be missing, if
 * one may.
 */
export async function scanEndpoints(
  endpoints: readonly KnownEndpoint[],
  context: ScanContext,
): Promise<Cause | undefined> {
  const causes: Cause[] = [];
  const queue = endpoints.values();
  const deadlineOf = createDeadlines(endpoints, context.options.delay ?? 0);
  const work = async (): Promise<void> => {
    // The iterator is shared: each worker takes the next endpoint that nobody has.
    for (const endpoint of queue) {
      const cause = await scanEndpoint(endpoint, { ...context, deadlineMs: deadlineOf(endpoint) });
      if (cause !== undefined) causes.push(cause);
    }
  };
  const workers = Math.max(1, Math.min(politeness.total, context.options.concurrency));
  await Promise.all(Array.from({ length: workers }, work));
  return causes[0];
}

interface EndpointContext extends ScanContext {
  readonly deadlineMs: number;
}

async function scanEndpoint(endpoint: KnownEndpoint, context: EndpointContext): Promise<Cause | undefined> {
  const addresses = endpoint.allAddresses ? await findAddresses(endpoint, context) : { found: [] };
  // Without any it is scanned as it stands, so that it is seen what becomes of its name.
  const places = addresses.found.length === 0 ? [undefined] : addresses.found;
  for (const address of places) await scanAddress(endpoint, address, context);
  return addresses.cause;
}

interface Addresses {
  readonly found: readonly string[];
  readonly cause?: Cause;
}

async function findAddresses(
  endpoint: Endpoint,
  { list, options, scope, signal, sink }: ScanContext,
): Promise<Addresses> {
  const startedAt = options.now().toISOString();
  const answer = await list(endpoint.host, signal);
  const cause = isFailure(answer) ? toCause(answer, calls.addresses) : undefined;
  sink.call({
    kind: 'call',
    ...scope,
    ...calls.addresses,
    service: 'endpoint',
    subject: nameEndpoint(endpoint),
    pages: 1,
    attempts: 1,
    requestIds: [],
    startedAt,
    ...(cause === undefined ? { outcome: 'ok' } : { outcome: 'failed', cause }),
  });
  if (isFailure(answer)) return { found: [], ...(cause && { cause }) };
  // An address that the user named is the endpoint itself.
  return { found: answer.filter((address) => address !== endpoint.host) };
}

async function scanAddress(
  endpoint: KnownEndpoint,
  address: string | undefined,
  scanning: EndpointContext,
): Promise<void> {
  const { scan, pool, deadlineMs, scope, wanted, options, signal, sink } = scanning;
  const { allAddresses: _all, foundIn: _found, ...target } = endpoint;
  const parts = wantedParts(wanted, endpoint);
  const now = options.now();
  const result = await scan(
    { ...target, ...(address === undefined ? {} : { address }) },
    { parts: [...parts], timeoutMs: options.timeout, deadlineMs, signal, now, pool },
  );
  const observedAt = now.toISOString();
  const context = { endpoint, address, scope, wanted, parts, observedAt };
  const found = describeEndpoint(result, context);
  if (options.record) sink.answer?.(recordScan(result, context));
  for (const call of found.calls) sink.call(call);
  for (const resource of found.resources) sink.resource(resource);
}
