import { mostPeriodDays } from '../model/period.ts';
import { dayIn, nextDay, startOfDay } from '../text/day.ts';

/** The days of a period, in its zone. */
export interface Calendar {
  readonly timeZone: string;
  /** Every day, first to last: `2026-04-01`. */
  readonly days: readonly string[];
  /** Seconds since 1970: the beginning of the first day, and of the day after the last. */
  readonly startS: number;
  readonly endS: number;
  /** Position of the day that a moment lies in; -1 outside. */
  positionOf(seconds: number): number;
}

/** The days from `from` to `to`, both included. `to` is not before `from`, and not `mostPeriodDays` after it. */
export function createCalendar(from: string, to: string, timeZone: string): Calendar {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < mostPeriodDays; day = nextDay(day)) days.push(day);
  const positions = new Map(days.map((day, index) => [day, index]));
  return {
    timeZone,
    days,
    startS: startOfDay(from, timeZone),
    endS: startOfDay(nextDay(to), timeZone),
    positionOf: (seconds) => positions.get(dayIn(toTime(seconds), timeZone)) ?? -1,
  };
}

/** RFC 3339, UTC, without fractions: `2026-04-01T00:00:00Z`. */
export function toTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}
