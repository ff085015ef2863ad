/** Two 32-bit hashes of an id. The same object each time: it is read at once. */
export interface IdKey {
  readonly high: number;
  readonly low: number;
}

const key = { high: 0, low: 0 };

/**
 * FNV-1a with two offsets, in one pass. That two ids of one log share all 64 bits is less likely than 1 in a million for logs
 * of a billion events that look back 200,000.
 */
export function hashId(id: string): IdKey {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < id.length; at += 1) {
    const code = id.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
  }
  key.high = high >>> 0;
  // 0 stands for an empty slot.
  key.low = low >>> 0 || 1;
  return key;
}

/** A set of hashes in a fixed space: strings would be kept alive for nothing but to be compared. */
export interface IdSet {
  has(key: IdKey): boolean;
  /** False where it was there. */
  add(key: IdKey): boolean;
  size(): number;
  clear(): void;
}

/** @param most hashes it holds; its space is twice to four times that. */
export function createIdSet(most: number): IdSet {
  const slots = 2 ** Math.ceil(Math.log2(most * 2));
  const highs = new Uint32Array(slots);
  const lows = new Uint32Array(slots);
  let size = 0;
  /** The slot of a hash, or the empty one where it belongs. */
  const find = ({ high, low }: IdKey): number => {
    let slot = (high ^ low) & (slots - 1);
    while (lows[slot] !== 0 && (lows[slot] !== low || highs[slot] !== high)) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  return {
    has: (wanted) => lows[find(wanted)] !== 0,
    add: (wanted) => {
      const slot = find(wanted);
      if (lows[slot] !== 0) return false;
      lows[slot] = wanted.low;
      highs[slot] = wanted.high;
      size += 1;
      return true;
    },
    size: () => size,
    clear: () => {
      lows.fill(0);
      size = 0;
    },
  };
}
