import { randomBytes } from 'node:crypto';

/** What is fetched from the system's generator at once: fetched for every hello, it would take longer than the hello. */
const poolBytes = 16 * 1024;

let pool = Buffer.alloc(0);
let used = 0;

/** Random octets, each given out once. `length`: far less than the pool. */
export function drawRandom(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomBytes(poolBytes);
    used = 0;
  }
  used += length;
  return pool.subarray(used - length, used);
}
