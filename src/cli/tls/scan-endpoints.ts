import type { Endpoint } from '../../model/config.ts';
import { createDeadlines, scanTlsEndpoint } from '../../tls-scanner-lite/index.ts';
import { listAddresses } from '../../tls-scanner-lite/probe/addresses.ts';
import { createPool, politeness } from '../../tls-scanner-lite/probe/pool.ts';
import { parts, type TlsEndpointResult, type TlsTarget } from '../../tls-scanner-lite/result.ts';

/** Endpoints that are scanned at a time; the pool bounds their connections. */
const atOnce = 32;

export interface EndpointScan {
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Between two connections to one host, in milliseconds. */
  readonly delayMs: number;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly onProgress: (progress: {
    readonly done: number;
    readonly total: number;
    readonly target: TlsTarget;
  }) => void;
}

/** Scans every endpoint whole. They come in the order given, each as soon as those before it have. */
export async function* scanEndpoints(
  endpoints: readonly Endpoint[],
  { onProgress, timeoutMs, delayMs, signal, now }: EndpointScan,
): AsyncIterable<TlsEndpointResult> {
  const targets = (await Promise.all(endpoints.map((endpoint) => listTargets(endpoint, signal)))).flat();
  const pool = createPool({ ...politeness, delayMs });
  const deadlineOf = createDeadlines(targets, delayMs);
  let done = 0;
  const scan = async (target: TlsTarget): Promise<TlsEndpointResult> => {
    onProgress({ done, total: targets.length, target });
    const deadlineMs = deadlineOf(target);
    const result = await scanTlsEndpoint(target, { parts, timeoutMs, deadlineMs, signal, now, pool });
    done += 1;
    onProgress({ done, total: targets.length, target });
    return result;
  };
  const started = targets.slice(0, atOnce).map(scan);
  // What is started within the loop is awaited by it too.
  for (const running of started) {
    yield await running;
    const next = targets[started.length];
    if (next) started.push(scan(next));
  }
}

/** One target, or one for each address of the name. A name without an address is scanned, so that the result says so. */
async function listTargets(endpoint: Endpoint, signal: AbortSignal): Promise<readonly TlsTarget[]> {
  const { allAddresses, ...target } = endpoint;
  if (allAddresses !== true) return [target];
  const addresses = await listAddresses(target.host, signal);
  if ('kind' in addresses || addresses.length === 0) return [target];
  return addresses.map((address) => ({ ...target, address }));
}
