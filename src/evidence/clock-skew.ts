import type { CallReceipt } from '../model/snapshot.ts';

/**
 * The greatest distance between a provider's clock and ours so far, in milliseconds; `undefined`: no answer told its time.
 * Fed with the calls of a ledger one by one.
 */
export function widerSkew(widest: number | undefined, { skewMs }: CallReceipt): number | undefined {
  if (skewMs === undefined) return widest;
  return Math.max(widest ?? 0, skewMs);
}
