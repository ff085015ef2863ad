import type { Limiter } from './limiter.ts';
import type { Sleep } from './patience.ts';
import type { Rate, RateClass } from './rate.ts';
import { type Clock, createTokenBucket, type Outcome, type TokenBucket } from './token-bucket.ts';
import { createWindow } from './window.ts';

/** The right to send one request: a token of its API and a place among those in flight. */
export interface Turn {
  /** Its answer has come, or it was not sent after all. The first word counts. */
  readonly end: (outcome: Outcome) => void;
}

/** Where a request goes, and who asks. */
export interface Place {
  /** `ec2:DescribeVpcs`. */
  readonly call: string;
  readonly region: string;
}

/** Paces the requests to one account: per region and API by token bucket, over all by the limiter. */
export interface Pacer {
  /** Waits for a turn, first in line where it is a retry. Rejects with an AbortError when aborted. */
  readonly take: (place: Place, signal: AbortSignal, retry?: boolean) => Promise<Turn>;
  /** One for another account of the target: it shares the limiter, and what is counted for all of them. */
  readonly forAccount: () => Pacer;
}

export interface PacerOptions {
  /** Shared by all accounts of the target. */
  readonly limiter: Limiter;
  readonly sleep: Sleep;
  /** The bucket and the rate of a call. */
  readonly rateOf: (call: string) => RateClass;
  readonly clock?: Clock;
}

/** Lines of waiting requests, by bucket and region. */
type Queues = Map<string, Queue>;

interface Queue {
  readonly bucket: TokenBucket;
  readonly waiting: Waiting[];
  moving: boolean;
}

interface Waiting {
  readonly signal: AbortSignal;
  readonly grant: (turn: Turn) => void;
  readonly refuse: (error: Error) => void;
}

export function createPacer(options: PacerOptions): Pacer {
  return paceAccount(options, new Map());
}

function paceAccount(options: PacerOptions, shared: Queues): Pacer {
  const { clock = monotonic, rateOf } = options;
  const own: Queues = new Map();
  const queueOf = ({ call, region }: Place): Queue => {
    const rate = rateOf(call);
    const queues = rate.organisation ? shared : own;
    const key = `${rate.bucket} ${region}`;
    const queue = queues.get(key) ?? { bucket: createBucket(rate, clock), waiting: [], moving: false };
    queues.set(key, queue);
    return queue;
  };
  return {
    take: (place, signal, retry = false) =>
      new Promise((grant, refuse) => {
        const queue = queueOf(place);
        queue.waiting[retry ? 'unshift' : 'push']({ signal, grant, refuse });
        if (!queue.moving) void move(queue, options);
      }),
    forAccount: () => paceAccount(options, shared),
  };
}

/** What a call has to wait for. */
function createBucket(rate: RateClass, clock: Clock): TokenBucket {
  const { perSecond, burst } = withMargin(rate);
  return rate.window === undefined
    ? createTokenBucket({ perSecond, burst }, clock)
    : createWindow({ most: burst, window: rate.window }, clock);
}

/** A tenth of a full bucket is left alone, of one to ten requests: others use the account too. */
function withMargin({ perSecond, burst }: Rate): Rate {
  return { perSecond, burst: Math.max(1, Math.floor(0.9 * burst), burst - 10) };
}

/** Lets the line move until it is empty. One at a time waits for token and place, so the token is spent when it is sent. */
async function move(queue: Queue, { limiter, sleep }: PacerOptions): Promise<void> {
  queue.moving = true;
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
    const { signal, grant, refuse } = next;
    await untilToken(queue.bucket, sleep, signal);
    const release = signal.aborted ? undefined : await limiter.acquire();
    if (release && !signal.aborted) grant(createTurn(queue.bucket.take(), release));
    else {
      release?.();
      refuse(Object.assign(new Error('interrupted while waiting for its turn'), { name: 'AbortError' }));
    }
  }
  queue.moving = false;
}

async function untilToken(bucket: TokenBucket, sleep: Sleep, signal: AbortSignal): Promise<void> {
  for (let wait = bucket.wait(); wait > 0 && !signal.aborted; wait = bucket.wait()) {
    await sleep(wait, signal).catch(() => undefined);
    bucket.waited(wait);
  }
}

function createTurn(tell: (outcome: Outcome) => void, release: () => void): Turn {
  let open = true;
  return {
    end: (outcome) => {
      if (!open) return;
      open = false;
      release();
      tell(outcome);
    },
  };
}

const monotonic: Clock = () => performance.now();
