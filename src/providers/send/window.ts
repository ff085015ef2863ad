import type { Clock, TokenBucket } from './token-bucket.ts';

export interface WindowLimit {
  /** Most requests in any window. */
  readonly most: number;
  /** Its length, in milliseconds. */
  readonly window: number;
}

/**
 * A limit of so many requests in any window of so long, as a provider states that counts and does not refill: all of them
 * at once, then none until the first is a window ago. After an answer of "too many" nothing is sent for a whole window.
 */
export function createWindow({ most, window }: WindowLimit, clock: Clock): TokenBucket {
  const sent: number[] = [];
  let at = clock();
  let closedUntil = Number.NEGATIVE_INFINITY;
  const opensAt = (): number => Math.max(closedUntil, sent.length < most ? at : (sent[0] ?? at) + window);
  return {
    wait: () => {
      at = Math.max(at, clock());
      return Math.max(0, Math.ceil(opensAt() - at));
    },
    take: (waited) => {
      at = Math.max(clock(), at + waited);
      sent.push(at);
      if (sent.length > most) sent.shift();
      return at;
    },
    throttled: (sentAt) => {
      // What was on its way when it closed says nothing about the time after.
      if (sentAt > closedUntil - window) closedUntil = Math.max(at, clock()) + window;
    },
    answered: () => undefined,
    rate: () => (most * 1000) / window,
  };
}
