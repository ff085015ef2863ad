import { type Asker, createAsker, type Offer } from '../enumerate/asker.ts';
import { type Gate, openGate } from '../enumerate/gate.ts';
import { listAddresses } from '../probe/addresses.ts';
import type { Route } from '../probe/connection.ts';
import { isFailure } from '../probe/exchange.ts';
import { explain, explainAbort } from '../probe/explain.ts';
import { createProber, type Prober, type ProberOptions } from '../probe/prober.ts';
import type { TlsTarget } from '../result.ts';
import type { Indeterminate } from '../verdict.ts';

/** A server that was reached: it speaks TLS. */
export interface Reached {
  readonly route: Route;
  readonly prober: Prober;
  readonly asker: Asker;
  readonly gate: Gate;
  /** Connections to the addresses before this one. */
  readonly before: number;
}

/** Why it was not, and what it cost. */
export interface NotReached {
  readonly fault: Indeterminate;
  readonly route?: Route;
  readonly connections: number;
}

export interface ReachOptions extends Omit<ProberOptions, 'poolName'> {
  readonly serverName: string;
  /** The first hello. */
  readonly first: Offer;
}

/** Opens the gate at the first address that can be connected to; all later connections go there. */
export async function reach(target: TlsTarget, options: ReachOptions): Promise<Reached | NotReached> {
  const { signal } = options;
  const addresses = target.address === undefined ? await listAddresses(target.host, signal) : [target.address];
  if (isFailure(addresses)) {
    return { fault: signal.aborted ? explainAbort(signal) : explain(addresses), connections: 0 };
  }
  let connections = 0;
  let last: NotReached | undefined;
  for (const address of addresses) {
    const { port, starttls } = target;
    const route: Route = { address, port, ...(starttls === undefined ? {} : { starttls }) };
    const prober = createProber(route, { ...options, poolName: target.host });
    const asker = createAsker(prober, options.serverName);
    const gate = await openGate(asker, options.first, signal);
    if (gate.fault === undefined) return { route, prober, asker, gate, before: connections };
    connections += prober.stats.connections;
    last = { fault: gate.fault, connections, route };
    if (!['closed', 'timeout'].includes(gate.fault.reason) || signal.aborted) break;
  }
  return last ?? { fault: { status: 'indeterminate', reason: 'unresolved', evidence: 'no address' }, connections };
}
