import { arrival, type Clock, type TokenBucket } from './token-bucket.ts';

export interface WindowLimit {
  /** Most requests in any window. */
  readonly most: number;
  /** Its length, in milliseconds. */
  readonly window: number;
}

/** A request, and the latest moment at which it may have been counted. */
interface Sent {
  readonly sentAt: number;
  latest: number;
}

/**
 * A limit of so many requests in any window of so long, as a provider states that counts and does not refill: all of them
 * at once, then none until the first is a window ago. It is counted before its answer comes, and nobody here knows when.
 * After an answer of "too many" nothing is sent for a whole window.
 */
export function createWindow({ most, window }: WindowLimit, clock: Clock): TokenBucket {
  let sent: Sent[] = [];
  let at = clock();
  let closedUntil = Number.NEGATIVE_INFINITY;
  const advance = (to: number): void => {
    at = Math.max(at, to);
    sent = sent.filter(({ latest }) => latest + window > at);
  };
  const opensAt = (): number => {
    const first = sent.length < most ? undefined : Math.min(...sent.map(({ latest }) => Math.min(latest, at)));
    return Math.max(closedUntil, first === undefined ? at : first + window);
  };
  return {
    wait: () => {
      advance(clock());
      return Math.max(0, Math.ceil(opensAt() - at));
    },
    waited: (milliseconds) => advance(Math.max(clock(), at + milliseconds)),
    take: () => {
      advance(clock());
      const request = { sentAt: at, latest: at + arrival };
      sent.push(request);
      return (outcome) => {
        advance(clock());
        request.latest = Math.min(request.latest, at);
        // What was on its way when it closed says nothing about the time after.
        if (outcome === 'throttled' && request.sentAt > closedUntil - window) closedUntil = at + window;
      };
    },
    rate: () => (most * 1000) / window,
  };
}
