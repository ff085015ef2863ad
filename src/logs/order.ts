import type { LogFaultFound } from '../model/log-check.ts';
import { createIdSet, hashId } from './id-set.ts';

/** Ids that are remembered at a time, twice at most. */
const mostIds = 100_000;

export interface OrderOptions {
  readonly maxGap: number;
  readonly tolerance: number;
}

/** Looks at times and ids of events as they come. */
export interface Order {
  /** The fault of an event at this time, if it has one. */
  time(milliseconds: number, line: number, path: string): LogFaultFound | undefined;
  /** Whether an event of this id was among the last 100,000 to 200,000. */
  isKnown(id: string): boolean;
  readonly earliest: number;
  readonly latest: number;
}

/** Memory is bounded: ids are kept in two halves, of which the older is let go of when the younger is full. */
export function createOrder({ maxGap, tolerance }: OrderOptions): Order {
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let young = createIdSet(mostIds);
  let old = createIdSet(mostIds);
  return {
    time: (milliseconds, line, path) => {
      const step = milliseconds - latest;
      earliest = Math.min(earliest, milliseconds);
      latest = Math.max(latest, milliseconds);
      if (step > maxGap && step !== Number.POSITIVE_INFINITY) return { fault: 'gap', line, path, milliseconds: step };
      return step < -tolerance ? { fault: 'out-of-order', line, path, milliseconds: -step } : undefined;
    },
    isKnown: (id) => {
      const key = hashId(id);
      if (old.has(key) || !young.add(key)) return true;
      if (young.size() >= mostIds) {
        [old, young] = [young, old];
        young.clear();
      }
      return false;
    },
    get earliest() {
      return earliest;
    },
    get latest() {
      return latest;
    },
  };
}
