import { UsageError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import { printable } from '../report/printable.ts';
import { daysBetween, isDay } from '../text/day.ts';
import { visibleOf } from '../text/visible.ts';

/** The error about what stands behind a flag. */
export function flagError(flag: string, { en, ja }: Text): UsageError {
  return new UsageError({ en: printable(`${flag}: ${en}`), ja: printable(`${flag}: ${ja}`) });
}

/** Text that says something. Throws UsageError. */
export function readFlagWords(text: string, flag: string): string {
  const trimmed = text.trim();
  if (visibleOf(trimmed) !== '') return trimmed;
  throw flagError(flag, { en: 'expected text, found none', ja: '文字列が必要な箇所が空になっている' });
}

/** A day that is not over: `2027-03-31`, or `90d` counted from one. Throws UsageError. */
export function readFlagDay(
  text: string,
  flag: string,
  { from, today }: { readonly from: string; readonly today: string },
): string {
  const [, days] = /^(\d{1,4})d$/.exec(text) ?? [];
  const day = days === undefined ? text : addDays(from, Number(days));
  if (!isDay(day)) {
    throw flagError(flag, {
      en: `'${text}' is not a day; write it as 2027-03-31, or as a number of days, as in 90d`,
      ja: `'${text}' は日付ではない。2027-03-31、または日数で 90d のように書くこと`,
    });
  }
  if (daysBetween(today, day) >= 0) return day;
  throw flagError(flag, { en: `${day} is over; it is ${today}`, ja: `${day} は過ぎている（本日は ${today}）` });
}

/** A day that has begun: `2026-04-01`. Throws UsageError. */
export function readPastDay(text: string, flag: string, today: string): string {
  if (!isDay(text)) {
    throw flagError(flag, {
      en: `'${text}' is not a day; write it as 2026-04-01`,
      ja: `'${text}' は日付ではない。2026-04-01 のように書くこと`,
    });
  }
  if (daysBetween(text, today) >= 0) return text;
  throw flagError(flag, {
    en: `${text} is still to come; it is ${today}`,
    ja: `${text} はまだ来ていない（本日は ${today}）`,
  });
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
