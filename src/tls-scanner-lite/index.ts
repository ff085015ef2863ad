import { connect } from 'node:net';
import { domainToASCII } from 'node:url';
import { loadTrustStore } from './certificate/trust-store.ts';
import { defaultDeadlineMs } from './deadline.ts';
import { offerAnyVersion, offerLegacyFlight } from './enumerate/gate.ts';
import { askRedirect } from './http/ask.ts';
import { createDeadline, explainAbort } from './probe/explain.ts';
import { createPool, type Pool } from './probe/pool.ts';
import type { NamedTarget, Part, Redirect, TlsEndpointResult, TlsTarget } from './result.ts';
import { reach } from './scan/reach.ts';
import { explainAll, needsVersions, nothingShown, type Shown, scanParts } from './scan/scan-parts.ts';
import { notTested, type Verdict } from './verdict.ts';

export { createDeadlines } from './deadline.ts';
export { createPool, type Pool, type PoolOptions, politeness } from './probe/pool.ts';
export type * from './result.ts';
export { parts } from './result.ts';
export type * from './verdict.ts';

export interface ScanOptions {
  /** Nothing else is asked for; what no part needs is `not-tested`. */
  readonly parts: readonly Part[];
  /** Longest wait for one answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest time for the whole scan, in milliseconds: what is not known then is `indeterminate: timeout`. Default: 2 minutes. */
  readonly deadlineMs?: number;
  /** Aborted: what is not yet known is `indeterminate: aborted`. */
  readonly signal: AbortSignal;
  /** What certificates are judged against. */
  readonly now: Date;
  /** Root certificates in PEM, beside the runtime's own. */
  readonly ca?: readonly string[];
  /** Where plain HTTP would listen. Default: 80 for port 443; other ports have no such pair, and `redirect` is not tested. */
  readonly httpPort?: number;
  /** Shared by all scans that must not together be a burden. Default: one of its own, 8 connections at a time. */
  readonly pool?: Pool;
}

/**
 * Scans one endpoint. What went wrong is in the result; a port that is none is a RangeError, and roots in `ca` that are none
 * a TypeError.
 */
export async function scanTlsEndpoint(target: TlsTarget, options: ScanOptions): Promise<TlsEndpointResult> {
  const { deadlineMs = defaultDeadlineMs, pool = createPool() } = options;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(createDeadline(deadlineMs)), deadlineMs);
  // AbortSignal.any would look through its signals at each of the listeners that every connection adds.
  const follow = (): void => stop.abort(options.signal.reason);
  options.signal.addEventListener('abort', follow, { once: true });
  if (options.signal.aborted) follow();
  try {
    return await scan(target, { ...options, pool, signal: stop.signal });
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', follow);
    // Nothing goes on behind a scan that came to its end.
    stop.abort(ended);
  }
}

/** Given as the reason, so that none has to be made for each scan. */
const ended = 'the scan ended';

/** Scans endpoints as the pool lets them, in the order they are ready. */
export async function* scanTlsEndpoints(
  targets: Iterable<TlsTarget>,
  options: ScanOptions & { readonly atOnce?: number },
): AsyncGenerator<TlsEndpointResult> {
  const { pool = createPool(), atOnce = 64 } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const queue = targets[Symbol.iterator]();
  const running = new Map<number, Promise<readonly [number, TlsEndpointResult]>>();
  let started = 0;
  const startNext = (): void => {
    const next = queue.next();
    if (next.done === true) return;
    const index = started;
    started += 1;
    running.set(
      index,
      scanTlsEndpoint(next.value, { ...options, pool, signal }).then((result) => [index, result] as const),
    );
  };
  try {
    while (running.size < atOnce) {
      const before = running.size;
      startNext();
      if (running.size === before) break;
    }
    while (running.size > 0) {
      const [index, result] = await Promise.race(running.values());
      running.delete(index);
      startNext();
      yield result;
    }
  } finally {
    // Who leaves before the end wants no more of them.
    stop.abort(ended);
    await Promise.allSettled(running.values());
  }
}

type ScanParameters = ScanOptions & { readonly pool: Pool };

async function scan(target: TlsTarget, options: ScanParameters): Promise<TlsEndpointResult> {
  const named: NamedTarget = { ...target, serverName: toWireName(target.serverName ?? target.host) };
  const parts: ReadonlySet<Part> = new Set(options.parts);
  // Before anything is asked, as this throws.
  if (parts.has('certificates')) loadTrustStore(options.ca);
  const [tls, redirect] = await Promise.all([scanTls(named, parts, options), scanRedirect(named, parts, options)]);
  const { hsts, ...rest } = tls.shown;
  const { address, stats } = tls;
  return {
    target,
    ...(address === undefined ? {} : { address }),
    ...rest,
    http: { hsts, redirect: redirect.verdict },
    stats: { ...stats, connections: stats.connections + redirect.connections },
  };
}

/** The dot that ends a fully qualified name is no part of it on the wire, and international names are A-labels (RFC 6066 3). */
function toWireName(name: string): string {
  const plain = name.replace(/\.$/, '');
  return /^[\x21-\x7e]*$/.test(plain) ? plain : domainToASCII(plain) || plain;
}

interface TlsScan {
  readonly shown: Shown;
  readonly address?: string;
  readonly stats: TlsEndpointResult['stats'];
}

async function scanTls(target: NamedTarget, parts: ReadonlySet<Part>, options: ScanParameters): Promise<TlsScan> {
  const { pool, signal, timeoutMs, now, ca } = options;
  const none = { connections: 0, retries: 0, backOffMs: 0 };
  if ([...parts].every((part) => part === 'redirect')) return { shown: nothingShown, stats: none };
  const first = needsVersions(parts) ? offerLegacyFlight('TLSv1.2') : offerAnyVersion();
  const reached = await reach(target, { pool, signal, timeoutMs, serverName: target.serverName, first });
  if ('fault' in reached) {
    const { fault, route, connections } = reached;
    const address = route === undefined ? {} : { address: route.address };
    return { shown: explainAll(parts, fault), ...address, stats: { ...none, connections } };
  }
  const shown = await scanParts(reached, { target, parts, timeoutMs, signal, now, ca });
  const { before, prober, route } = reached;
  const stats = { ...prober.stats, connections: before + prober.stats.connections };
  return { shown, address: route.address, stats };
}

interface RedirectScan {
  readonly verdict: Verdict<Redirect | null>;
  readonly connections: number;
}

async function scanRedirect(
  target: NamedTarget,
  parts: ReadonlySet<Part>,
  { httpPort, pool, signal, timeoutMs }: ScanParameters,
): Promise<RedirectScan> {
  const port = httpPort ?? (target.port === 443 ? 80 : undefined);
  if (!parts.has('redirect') || port === undefined || target.starttls !== undefined) {
    return { verdict: notTested, connections: 0 };
  }
  const leave = await pool.enter(target.host, signal);
  if (leave === undefined) return { verdict: explainAbort(signal), connections: 0 };
  try {
    const socket = connect({ host: target.address ?? target.host, port });
    const question = { scheme: 'http', host: target.serverName, port } as const;
    return { verdict: await askRedirect(socket, question, { timeoutMs, signal }), connections: 1 };
  } finally {
    leave();
  }
}
