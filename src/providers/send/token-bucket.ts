import type { Rate } from './rate.ts';

/** Milliseconds from some start, never going back. Tests hand in their own. */
export type Clock = () => number;

/** How a request ended: with an answer, with that of "too many", or with none. */
export type Outcome = 'answered' | 'throttled' | 'unanswered';

/**
 * A token bucket as the other side keeps it, and a rate that follows what it stands: lowered by a throttled answer, raised by
 * good ones. When a request reaches the other side nobody here knows. It is before the answer, and within a second of being
 * sent: the bucket is taken to be as full as it was until then, and to refill from then on.
 */
export interface TokenBucket {
  /** Milliseconds until there may be a token, and one can ask again; 0: there is one. */
  readonly wait: () => number;
  /** So long was waited. */
  readonly waited: (milliseconds: number) => void;
  /** Takes a token, and gives what is to be told when the request has ended. */
  readonly take: () => (outcome: Outcome) => void;
  /** Tokens a second, as it is now. */
  readonly rate: () => number;
}

/** A request reaches the other side within this of being sent, or never. In milliseconds. */
export const arrival = 1000;

/** The least a rate is lowered to: one request in two seconds. */
const floor = 0.5;

/** What a throttled answer leaves of the rate. */
const decrease = 0.7;

/** Of the full rate, what a second of good answers gives back. */
const increase = 0.1;

export function createTokenBucket({ perSecond, burst }: Rate, clock: Clock): TokenBucket {
  const underWay: { readonly sentAt: number }[] = [];
  let tokens = burst;
  let rate = perSecond;
  let at = clock();
  let loweredAt = Number.NEGATIVE_INFINITY;
  const refill = (to: number): void => {
    if (to <= at) return;
    tokens = Math.min(burst, tokens + ((to - at) / 1000) * rate);
    at = to;
  };
  const advance = (to: number): void => {
    for (let first = underWay[0]; first && first.sentAt + arrival <= to; first = underWay[0]) {
      refill(first.sentAt + arrival);
      underWay.shift();
      tokens -= 1;
    }
    refill(to);
  };
  const lower = (sentAt: number): void => {
    // What was on its way when the rate was lowered says nothing about the lower one.
    if (sentAt <= loweredAt) return;
    rate = Math.max(Math.min(floor, perSecond), rate * decrease);
    tokens = Math.min(tokens, underWay.length);
    loweredAt = at;
  };
  const raise = (): void => {
    rate = Math.min(perSecond, rate + (increase * perSecond) / rate);
  };
  return {
    wait: () => {
      advance(clock());
      const free = tokens - underWay.length;
      // What floating point leaves over is not worth a wait.
      return free > 1 - 1e-6 ? 0 : Math.ceil(((1 - free) / rate) * 1000);
    },
    // A wait that a test does not keep still moves the bucket's own time, so that it ends.
    waited: (milliseconds) => advance(Math.max(clock(), at + milliseconds)),
    take: () => {
      advance(clock());
      const sent = { sentAt: at };
      underWay.push(sent);
      return (outcome) => {
        advance(clock());
        const place = underWay.indexOf(sent);
        if (place >= 0) {
          underWay.splice(place, 1);
          tokens -= 1;
        }
        if (outcome === 'throttled') lower(sent.sentAt);
        if (outcome === 'answered' && rate < perSecond) raise();
      };
    },
    rate: () => rate,
  };
}
