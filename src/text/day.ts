const daySeconds = 86_400;

/** Whether a text is a day of the calendar, `2027-03-31`; 30 February is none. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * The calendar day of a moment in a time zone, `2027-03-31`. What ends with a day is still valid while its day is this
 * one, so expiries are compared as days and summer time never enters.
 */
export function dayIn(moment: string, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  );
  return [parts.get('year')?.padStart(4, '0'), parts.get('month'), parts.get('day')].join('-');
}

/** A format takes many times as long to make as to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * When a day begins in a zone, in seconds since 1970: the first second of it. A zone is at most 14 hours from UTC; a day that a zone
 * skips begins with the next.
 */
export function startOfDay(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
  if (timeZone === 'UTC') return midnight;
  let [before, within] = [midnight - 1.5 * daySeconds, midnight + 2.5 * daySeconds];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayIn(new Date(middle * 1000).toISOString(), timeZone) < day) before = middle;
    else within = middle;
  }
  return within;
}

/** The calendar day after this one. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 1000 * daySeconds).toISOString().slice(0, 10);
}

/** Days from one calendar day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (1000 * daySeconds));
}
