/**
 * Whether the calendar has such a day, in a year that someone alive, or yet to live, may be born in: 1900 to 2100. 30 February
 * is none.
 */
export function isDayOfLife(year: number, month: number, day: number): boolean {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return false;
  // The day 0 of a month is the last one of the month before.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
