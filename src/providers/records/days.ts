import type { Interval } from '../../model/records.ts';
import { dayIn, nextDay, startOfDay } from '../../text/day.ts';
import type { RegisterAnswer } from './register-answer.ts';

/** The days of a register: each begins and ends in the organisation's time zone, as those of waivers and attestations do. */
export interface Days {
  /** The first moment of a day, RFC 3339, as midnight of that day: `2026-04-01T00:00:00+09:00`. */
  readonly begin: (day: string) => string;
  /** Its last second: what ends with a day is in force to it. */
  readonly end: (day: string) => string;
  /** Whether a day had begun when the register was read. */
  readonly hasBegun: (day: string) => boolean;
  /** The first moment of a day on which something took place; `null`: it was still to come, and so did not. */
  readonly past: (day: string) => string | null;
}

/** Throws RangeError for a zone that the runtime does not know. */
export function createDays({
  observedAt,
  timeZone = 'UTC',
}: Pick<RegisterAnswer<unknown>, 'observedAt' | 'timeZone'>): Days {
  const today = dayIn(observedAt, timeZone);
  const starts = new Map<string, number>();
  const startOf = (day: string): number => {
    const start = starts.get(day) ?? startOfDay(day, timeZone);
    starts.set(day, start);
    return start;
  };
  const begin = (day: string): string => at(`${day}T00:00:00`, startOf(day));
  return {
    begin,
    end: (day) => at(`${day}T23:59:59`, startOf(nextDay(day)) - 1),
    hasBegun: (day) => day <= today,
    past: (day) => (day <= today ? begin(day) : null),
  };
}

/** A moment in seconds since 1970 as this time of the clock, with the offset that makes it so; in UTC where no offset in minutes does. */
function at(clock: string, moment: number): string {
  const minutes = (Date.parse(`${clock}Z`) / 1000 - moment) / 60;
  if (!Number.isInteger(minutes) || minutes === 0) return new Date(moment * 1000).toISOString();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}${minutes < 0 ? '-' : '+'}${offset}`;
}

/** The day that lies an interval after another; of a month that has no such day its last one. */
export function addInterval(day: string, { count, unit }: Interval): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'd') return toDay(new Date(Date.UTC(year, month - 1, date + count)));
  const months = unit === 'mo' ? count : 12 * count;
  const last = new Date(Date.UTC(year, month + months, 0));
  return toDay(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))));
}

/** A month counts as 30 days, a year as 365. */
export function daysOf({ count, unit }: Interval): number {
  return count * { d: 1, mo: 30, y: 365 }[unit];
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
