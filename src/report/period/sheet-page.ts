import type { Ink } from '../ink.ts';
import type { PeriodWords } from './page.ts';

/** What every section of the text report on a period needs. */
export interface PeriodPage extends PeriodWords {
  readonly ink: Ink;
  readonly width: number;
  /** Print every control, exception, change and gap. */
  readonly verbose: boolean;
  /** Of the comply that writes the report. */
  readonly version: string;
}

/** Lines that are printed of a long list. */
export const mostLines = 20;

/** The first of a list, or all of it; and how many are left. */
export function firstOf<T>(
  { verbose }: PeriodPage,
  items: readonly T[],
): { readonly shown: readonly T[]; readonly rest: number } {
  const shown = verbose ? items : items.slice(0, mostLines);
  return { shown, rest: items.length - shown.length };
}

/** To the minute, as a person reads it: the zone stands at the top of the page. */
export function minuteOf({ moment }: PeriodPage, time: string): string {
  return moment(time).slice(0, 16);
}
