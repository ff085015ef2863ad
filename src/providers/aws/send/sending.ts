import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tally } from '../../read/ledger.ts';
import type { Deadline } from '../../send/deadline.ts';
import type { Pacer, Place, Turn } from '../../send/pacer.ts';
import type { Keys } from '../connect/keys.ts';

/** One request on its way through the SDK, which may send it several times. */
export interface Sending {
  readonly place: Place;
  readonly pacer: Pacer;
  readonly tally: Tally;
  readonly deadline: Deadline;
  /** What it is signed with: loaded before its turn, as a load is a request too and may wait for one. */
  readonly keys: Keys;
  /** Taken before it was built and signed, for its first attempt. */
  turn: Turn | undefined;
}

const storage = new AsyncLocalStorage<Sending>();

/** Lets the HTTP handler know which call the requests of `work` belong to. */
export function whileSending<T>(sending: Sending, work: () => Promise<T>): Promise<T> {
  return storage.run(sending, work);
}

/** Absent for what is asked outside of any call, as the SDK's chain asks for credentials. */
export function currentSending(): Sending | undefined {
  return storage.getStore();
}

/** The turn of the next attempt: the one that was taken, then new ones, first in line. */
export async function nextTurn(sending: Sending): Promise<Turn> {
  const { turn } = sending;
  sending.turn = undefined;
  if (turn) return turn;
  const resume = sending.deadline.pause();
  try {
    return await sending.pacer.take(sending.place, sending.deadline.signal, true);
  } finally {
    resume();
  }
}
