import type { ServiceStatistics } from '../../model/snapshot.ts';
import type { Tally } from '../read/ledger.ts';

/** Sums up what the calls of each service took. */
export interface Statistics {
  /** Adds one call of a collector's service, however it ended. */
  readonly add: (service: string, tally: Tally) => void;
  /** So far, in the order of their names. */
  readonly list: () => readonly ServiceStatistics[];
}

export function createStatistics(): Statistics {
  const services = new Map<string, ServiceStatistics>();
  return {
    add: (service, tally) => {
      const sum = services.get(service) ?? { service, ...nothing };
      services.set(service, {
        service,
        calls: sum.calls + 1,
        requests: sum.requests + tally.attempts,
        retries: sum.retries + Math.max(0, tally.attempts - tally.asked),
        throttles: sum.throttles + tally.throttles,
        bytes: sum.bytes + tally.bytes,
        milliseconds: sum.milliseconds + tally.milliseconds,
      });
    },
    list: () =>
      [...services.values()]
        .map((sum) => ({ ...sum, milliseconds: Math.round(sum.milliseconds) }))
        .sort((a, b) => (a.service < b.service ? -1 : 1)),
  };
}

const nothing = { calls: 0, requests: 0, retries: 0, throttles: 0, bytes: 0, milliseconds: 0 };
