import { daysOf } from './iso-duration.ts';

/** The days of a retention period such as `P7Y` or `P5W`; 0 of `PT0S`, which keeps nothing. `undefined` for anything else. */
export function periodDays(period: unknown): number | undefined {
  return period === 'PT0S' ? 0 : daysOf(period);
}

/** The days of the longest of several retention periods; `undefined` where one of them is none. */
export function longestPeriodDays(periods: readonly unknown[]): number | undefined {
  const days = periods.map(periodDays);
  const known = days.filter((count) => count !== undefined);
  return known.length < days.length ? undefined : Math.max(0, ...known);
}
