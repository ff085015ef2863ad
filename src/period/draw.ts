import { hash } from 'node:crypto';
import type { SampleItem } from '../model/sample.ts';

/** A drawn item: its digest and key, and what makes the rest of it, once it is known that it stays. */
interface Drawn {
  readonly digest: string;
  readonly key: string;
  item: SampleItem;
}

/** Draws items one by one, of which the `size` with the smallest digests stay; memory grows with the sample alone. */
export interface Draw {
  /** Offers an item by its key. `describe` is called only where it may stay. The same key is the same item. */
  offer(key: string, describe: () => Omit<SampleItem, 'digest' | 'key'>): void;
  /** What stayed, sorted by digest. */
  finish(): readonly SampleItem[];
}

/** SHA-256 of seed and key, one after the other, as UTF-8: `printf '%s%s' SEED KEY | sha256sum`. */
export function drawSmallest(size: number, seed: string): Draw {
  /** A heap with the greatest digest on top: what goes first. */
  const heap: Drawn[] = [];
  const known = new Map<string, Drawn>();
  return {
    offer(key, describe) {
      const same = known.get(key);
      if (same) {
        // Of one resource seen in several runs the earliest run stands, in whichever order the runs are read.
        const item = { digest: same.digest, key, ...describe() };
        if (isEarlier(item, same.item)) same.item = item;
        return;
      }
      const digest = hash('sha256', seed + key);
      const top = heap[0];
      if (size === 0 || (heap.length === size && top !== undefined && digest >= top.digest)) return;
      const drawn = { digest, key, item: { digest, key, ...describe() } };
      if (heap.length === size && top) {
        known.delete(top.key);
        heap[0] = drawn;
        sink(heap, 0);
      } else {
        heap.push(drawn);
        rise(heap, heap.length - 1);
      }
      known.set(key, drawn);
    },
    finish: () => heap.map(({ item }) => item).sort((a, b) => (a.digest < b.digest ? -1 : 1)),
  };
}

function isEarlier(a: SampleItem, b: SampleItem): boolean {
  return a.observedAt < b.observedAt || (a.observedAt === b.observedAt && a.runId < b.runId);
}

function rise(heap: Drawn[], from: number): void {
  for (let at = from; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (!isGreater(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Drawn[], from: number): void {
  for (let at = from; ; ) {
    let greatest = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isGreater(heap, child, greatest)) greatest = child;
    }
    if (greatest === at) return;
    swap(heap, at, greatest);
    at = greatest;
  }
}

function isGreater(heap: readonly Drawn[], a: number, b: number): boolean {
  return (heap[a]?.digest ?? '') > (heap[b]?.digest ?? '');
}

function swap(heap: Drawn[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]];
  if (!one || !other) return;
  heap[a] = other;
  heap[b] = one;
}
