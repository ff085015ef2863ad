import type { ServiceStatistics } from '../model/snapshot.ts';

/** Sums up what several targets have to say of the same services, in the order of their names. */
export function sumStatistics(lists: readonly (readonly ServiceStatistics[])[]): readonly ServiceStatistics[] {
  const sums = new Map<string, ServiceStatistics>();
  for (const one of lists.flat()) {
    const sum = sums.get(one.service);
    sums.set(one.service, sum ? add(sum, one) : one);
  }
  return [...sums.values()].sort((a, b) => (a.service < b.service ? -1 : 1));
}

function add(a: ServiceStatistics, b: ServiceStatistics): ServiceStatistics {
  return {
    service: a.service,
    calls: a.calls + b.calls,
    requests: a.requests + b.requests,
    retries: a.retries + b.retries,
    throttles: a.throttles + b.throttles,
    bytes: a.bytes + b.bytes,
    milliseconds: a.milliseconds + b.milliseconds,
  };
}
