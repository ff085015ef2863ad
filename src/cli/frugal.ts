import { setFlagsFromString } from 'node:v8';

/**
 * Does work that waits for others more than it computes, with the collector told to favour memory over speed. Left to
 * itself it lets the garbage of 13,000 calls grow to 360 MB where 33 MB are alive; so it stays below 200 MB.
 */
export async function frugally<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--optimize-for-size');
  try {
    return await work();
  } finally {
    // Judging computes: there it would cost a third of the time.
    setFlagsFromString('--no-optimize-for-size');
  }
}
