import type { CoverageRow } from '../model/evidence-table.ts';
import type { MonitoringGap } from '../model/period.ts';
import { compareText, orderBy } from '../text/order.ts';
import { toTime } from './calendar.ts';
import type { RunHead } from './run-source.ts';
import { keyOf } from './scope.ts';

/** How much longer than expected an interval is a gap. */
const tolerance = 1.5;
/**
 * FedRAMP 20x asks for a validation of machine resources every 3 days (Moderate) and every 7 (Low); nothing else was found that
 * says how long is too long.
 */
const [moderateS, lowS] = [3 * 86_400, 7 * 86_400];

interface Part {
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly service: string;
  /** Beginning of the last run that read it to the end, or of what is known. */
  from: number;
  /** Runs since then that did not. */
  missed: number;
  run: number;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** What the time between runs is held against. */
export interface Cadence {
  readonly expectedS: number;
  /** Where the period begins and ends, where somebody said so: then also its ends can lack a run. */
  readonly startS: number | undefined;
  readonly endS: number | undefined;
}

/** Whether this much time without a run is more than expected. */
export function isGap(seconds: number, { expectedS }: Cadence): boolean {
  return seconds > tolerance * expectedS;
}

/** Parts of the scope over many runs, and the time in which they were not read. */
export interface PartTracker {
  add(row: CoverageRow, run: number, head: RunHead): void;
  endRun(run: number, head: RunHead): void;
  finish(): readonly MonitoringGap[];
}

export function trackParts(cadence: Cadence): PartTracker {
  const parts = new Map<string, Part>();
  const found: (Part & Interval)[] = [];
  const settle = (part: Part, to: number): void => {
    if (part.missed > 0 && isGap(to - part.from, cadence)) found.push({ ...part, to });
  };
  let lastS = 0;
  return {
    add({ target, account, region, service, status }, run, { startedS }) {
      const key = keyOf(target, account, region, service);
      const from = run === 0 ? (cadence.startS ?? startedS) : startedS;
      const part = parts.get(key) ?? { target, account, region, service, from, missed: 0, run };
      parts.set(key, part);
      part.run = run;
      if (status === 'partial' || status === 'unread') part.missed += 1;
      else {
        settle(part, startedS);
        part.from = startedS;
        part.missed = 0;
      }
    },
    endRun(run, { startedS }) {
      lastS = startedS;
      for (const [key, part] of parts) {
        if (part.run === run) continue;
        settle(part, startedS);
        parts.delete(key);
      }
    },
    finish() {
      for (const part of parts.values()) settle(part, cadence.endS ?? lastS);
      return joinServices(found);
    },
  };
}

/** One gap for the services of a place that were not read over the same time. */
function joinServices(parts: readonly (Part & Interval)[]): readonly MonitoringGap[] {
  const groups = Map.groupBy(parts, ({ target, account, region, from, to }) =>
    keyOf(target, account, region, String(from), String(to)),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { target, account, region } = first;
    const services = [...new Set(group.map(({ service }) => service))].sort(compareText);
    const runs = Math.max(...group.map(({ missed }) => missed));
    return [describe(first, { kind: 'part', place: { target, account, region, services }, runs })];
  });
}

/**
 * Time without any run; and time between complete runs in which there were only others. At the ends of the period only where
 * somebody said where these are. `heads` in the order of their beginning; `before` is a run from before the period.
 */
export function findWholeGaps(
  heads: readonly RunHead[],
  before: RunHead | undefined,
  cadence: Cadence,
): readonly MonitoringGap[] {
  const starts = heads.map(({ startedS }) => startedS);
  const ends = { first: before?.startedS ?? cadence.startS, last: cadence.endS };
  const whole = intervals(starts, ends).filter(({ from, to }) => isGap(to - from, cadence));
  const complete = heads.filter((head) => head.complete).map(({ startedS }) => startedS);
  const halting = intervals(complete, ends)
    .filter(({ from, to }) => isGap(to - from, cadence))
    .map((interval) => ({
      interval,
      runs: starts.filter((start) => start > interval.from && start < interval.to).length,
    }))
    .filter(({ runs }) => runs > 0);
  return [
    ...whole.map((interval) => describe(interval, { kind: 'whole', runs: 0 })),
    ...halting.map(({ interval, runs }) => describe(interval, { kind: 'part', runs })),
  ];
}

function intervals(
  starts: readonly number[],
  { first, last }: { readonly first: number | undefined; readonly last: number | undefined },
): readonly Interval[] {
  const points = [first, ...starts, last].filter((point) => point !== undefined);
  return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));
}

function describe({ from, to }: Interval, gap: Pick<MonitoringGap, 'kind' | 'place' | 'runs'>): MonitoringGap {
  const seconds = to - from;
  const severity = seconds > lowS ? 'high' : seconds > moderateS ? 'medium' : 'low';
  return { ...gap, from: toTime(from), to: toTime(to), seconds, severity };
}

/** By beginning; what is whole before what is a part. */
export function sortGaps(gaps: readonly MonitoringGap[]): readonly MonitoringGap[] {
  return [...gaps].sort(
    orderBy(({ from, kind, place, to }) => [
      from,
      kind === 'whole' ? '0' : '1',
      place?.target ?? '',
      place?.account ?? '',
      place?.region ?? '',
      place?.services.join(' ') ?? '',
      to,
    ]),
  );
}
