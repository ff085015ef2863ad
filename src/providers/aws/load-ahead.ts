import type { Collector } from './collector.ts';
import { regionCalls } from './connect/regions.ts';
import { sdk } from './connect/sdk.ts';

/** What a target will need to be read. */
export interface Needs {
  readonly wanted: readonly Collector[];
  /** As the user named them; empty: all that an account has enabled. */
  readonly regions: readonly string[];
}

/** Milliseconds until a request is on its way. */
const sending = 15;

/** Asks, and loads what comes next while the answer is awaited: begun once the question has been sent, or it would wait for that. */
export async function whileLoading<T>(needs: Needs, ask: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => loadAhead(needs), sending);
  try {
    return await ask();
  } finally {
    clearTimeout(timer);
  }
}

/** What does not load is left to whoever needs it, where the error is seen. */
function loadAhead({ wanted, regions }: Needs): void {
  const isRegional = wanted.some(({ scope }) => scope === 'region');
  const loads = [
    ...(isRegional && regionCalls(regions).length > 0 ? [() => sdk('@aws-sdk/client-ec2')] : []),
    ...wanted.map((collector) => collector.load),
  ];
  void Promise.allSettled(loads.map(async (load) => load()));
}
