import { setTimeout as wait } from 'node:timers/promises';

/** Waits; rejects when aborted. Tests hand in one that does not wait. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = async (milliseconds, signal) => {
  await wait(milliseconds, undefined, { signal });
};

/** How patient calls are. */
export interface Patience {
  readonly sleep: Sleep;
  /** Of one request, the first included. */
  readonly maxAttempts: number;
}

/** Six attempts at a call that is always throttled take about 10 s. */
export const patience: Patience = { sleep, maxAttempts: 6 };
