import type { TLSSocket } from 'node:tls';
import type { Prober } from '../probe/prober.ts';
import { type Silence, toSilence } from '../probe/silence.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import { type BrokenHandshake, type HandshakeOptions, handshake } from './handshake.ts';

interface Greeted<T> {
  readonly kind: 'greeted';
  readonly value: T;
}

/** What was done over a handshake, or why there was none. */
export type Greeting<T> = Greeted<T> | BrokenHandshake | Indeterminate;

/**
 * A handshake and what is done over it, in one place of the pool. Tried again with every suite there is when the server
 * refuses those of today, and as often as it takes to tell a refusal from a limiter.
 */
export async function greet<T>(
  prober: Prober,
  options: HandshakeOptions,
  use: (socket: TLSSocket) => Promise<T>,
): Promise<Greeting<T>> {
  const attempt = async (legacy: boolean): Promise<Greeting<T>> => {
    const outcome = await prober.insist(() => greetOnce(prober, { ...options, legacy }, use));
    if (!('kind' in outcome) || outcome.kind !== 'refusal') return outcome;
    return { kind: 'handshake-failed', evidence: outcome.evidence, afterFlight: false };
  };
  const first = await attempt(false);
  if (!isBroken(first) || first.afterFlight) return first;
  const second = await attempt(true);
  return isBroken(second) && !second.afterFlight ? first : second;
}

async function greetOnce<T>(
  prober: Prober,
  options: HandshakeOptions,
  use: (socket: TLSSocket) => Promise<T>,
): Promise<Greeted<T> | BrokenHandshake | Silence> {
  const outcome = await prober.hold(async (route) => {
    const made = await handshake(route, options);
    if (made.kind !== 'done') return made;
    try {
      return { kind: 'greeted', value: await use(made.socket) } as const;
    } finally {
      made.socket.destroy();
    }
  });
  if (outcome.kind === 'greeted') return outcome;
  if (outcome.kind !== 'handshake-failed') return toSilence(outcome) as Silence;
  // Cut off without a word before it showed anything: it may be a limiter.
  const isWordless = outcome.alert === undefined && !outcome.afterFlight && !outcome.evidence.startsWith('ERR_');
  return isWordless ? { kind: 'silence', timedOut: false, evidence: outcome.evidence } : outcome;
}

function isBroken<T>(greeting: Greeting<T>): greeting is BrokenHandshake {
  return 'kind' in greeting && greeting.kind === 'handshake-failed';
}

/** The same in the words of a verdict. */
export function explainBroken(broken: BrokenHandshake): Indeterminate {
  return indeterminate('handshake-failed', broken.evidence);
}
