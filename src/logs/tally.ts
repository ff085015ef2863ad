import type { LogFault, LogFaultFound, LogSummary, PhiClass, PhiHit } from '../model/log-check.ts';

/** Faults of the place of an event, not of what it is. */
const ofOrder: ReadonlySet<LogFault> = new Set(['gap', 'out-of-order', 'duplicate']);

/** Counts what is found in a log. */
export interface Tally {
  /** What comes now is of this part of the log. */
  source(name: string): void;
  line(): void;
  /** The line has a time that can be read. */
  time(): void;
  hit(found: PhiClass, line: number, path: string, length: number, shape: string): void;
  fault(found: LogFaultFound): void;
  /** How many there were, of any kind. */
  faults(): number;
  summary(): Omit<LogSummary, 'bytes' | 'from' | 'to'>;
}

/**
 * @param allowed classes that are no hits
 * @param most hits, and faults, that are listed; the counts are whole
 */
export function createTally(allowed: ReadonlySet<PhiClass>, most: number): Tally {
  const hits: Partial<Record<PhiClass, number>> = {};
  const faults: Partial<Record<LogFault, number>> = {};
  const foundHits: PhiHit[] = [];
  const foundFaults: LogFaultFound[] = [];
  let [lines, timed, invalid, lastInvalid, phiHits, all] = [0, 0, 0, 0, 0, 0];
  let source: { readonly source?: string } = {};
  return {
    source: (name) => {
      source = { source: name };
      lastInvalid = 0;
    },
    line: () => {
      lines += 1;
    },
    time: () => {
      timed += 1;
    },
    hit: (found, line, path, length, shape) => {
      if (allowed.has(found)) return;
      hits[found] = (hits[found] ?? 0) + 1;
      phiHits += 1;
      if (foundHits.length < most) foundHits.push({ class: found, line, ...source, path, length, shape });
    },
    fault: (found) => {
      all += 1;
      faults[found.fault] = (faults[found.fault] ?? 0) + 1;
      if (!ofOrder.has(found.fault) && lastInvalid !== found.line) {
        invalid += 1;
        lastInvalid = found.line;
      }
      if (foundFaults.length < most) foundFaults.push({ ...found, ...source });
    },
    faults: () => all,
    summary: () => ({
      lines,
      untimed: lines - timed,
      invalid,
      gaps: faults.gap ?? 0,
      outOfOrder: faults['out-of-order'] ?? 0,
      duplicates: faults.duplicate ?? 0,
      phiHits,
      hits,
      faults,
      foundHits,
      foundFaults,
    }),
  };
}
