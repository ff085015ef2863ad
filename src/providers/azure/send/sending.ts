import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tally } from '../../read/ledger.ts';

const storage = new AsyncLocalStorage<Tally>();

/** Lets the HTTP client know which call the requests of `work` belong to, those an SDK makes included. */
export function whileSending<T>(tally: Tally, work: () => Promise<T>): Promise<T> {
  return storage.run(tally, work);
}

/** Absent for what is asked outside of any call, as for a token. */
export function currentTally(): Tally | undefined {
  return storage.getStore();
}
