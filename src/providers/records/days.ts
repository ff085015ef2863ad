import type { Interval } from '../../model/records.ts';

/** The first moment of a day, in UTC. */
export function beginOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** The last second of a day, in UTC: what ends with a day is in force to it. */
export function endOf(day: string): string {
  return `${day}T23:59:59.000Z`;
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

/** Whether a day has begun somewhere on earth: the first time zone is 14 hours ahead of UTC. */
export function hasBegun(day: string, moment: string): boolean {
  return Date.parse(beginOf(day)) - 14 * 3_600_000 <= Date.parse(moment);
}

/** Whether a day has ended everywhere on earth: the last time zone is 12 hours behind UTC. */
export function hasEnded(day: string, moment: string): boolean {
  return Date.parse(endOf(day)) + 12 * 3_600_000 < Date.parse(moment);
}

/** The first moment of a day on which something took place; `null`: it is still to come, and so did not. */
export function pastDay(day: string, moment: string): string | null {
  return hasBegun(day, moment) ? beginOf(day) : null;
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
