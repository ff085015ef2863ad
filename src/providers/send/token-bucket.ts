import type { Rate } from './rate.ts';

/** Milliseconds from some start, never going back. Tests hand in their own. */
export type Clock = () => number;

/** A token bucket whose rate follows what the other side stands: lowered by a throttled answer, raised by good ones. */
export interface TokenBucket {
  /** Milliseconds until there is a token; 0: now. */
  readonly wait: () => number;
  /** Takes a token, after waiting so long for it; the moment at which that was. */
  readonly take: (waited: number) => number;
  /** The answer to what was sent then was "too many". */
  readonly throttled: (sentAt: number) => void;
  readonly answered: () => void;
  /** Tokens a second, as it is now. */
  readonly rate: () => number;
}

/** The least a rate is lowered to: one request in two seconds. */
const floor = 0.5;

/** What a throttled answer leaves of the rate. */
const decrease = 0.7;

/** Of the full rate, what a second of good answers gives back. */
const increase = 0.1;

export function createTokenBucket({ perSecond, burst }: Rate, clock: Clock): TokenBucket {
  let tokens = burst;
  let rate = perSecond;
  let at = clock();
  let loweredAt = Number.NEGATIVE_INFINITY;
  // A wait that a test does not keep still moves the bucket's own time, so that it ends.
  const advance = (to: number): void => {
    if (to <= at) return;
    tokens = Math.min(burst, tokens + ((to - at) / 1000) * rate);
    at = to;
  };
  return {
    wait: () => {
      advance(clock());
      // What floating point leaves over is not worth a wait.
      return tokens > 1 - 1e-6 ? 0 : Math.ceil(((1 - tokens) / rate) * 1000);
    },
    take: (waited) => {
      advance(Math.max(clock(), at + waited));
      tokens -= 1;
      return at;
    },
    throttled: (sentAt) => {
      // What was on its way when the rate was lowered says nothing about the lower one.
      if (sentAt <= loweredAt) return;
      advance(clock());
      rate = Math.max(Math.min(floor, perSecond), rate * decrease);
      tokens = Math.min(tokens, 0);
      loweredAt = at;
    },
    answered: () => {
      if (rate < perSecond) rate = Math.min(perSecond, rate + (increase * perSecond) / rate);
    },
    rate: () => rate,
  };
}
