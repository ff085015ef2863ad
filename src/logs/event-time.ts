import { utcTime } from './formats.ts';

/**
 * Furthest from 1970 that a time can lie: the year 5138, in seconds. A thousand times that are the same in milliseconds, and so
 * on.
 */
const furthest = 1e11;

/**
 * When an event was, in milliseconds since 1970: of a text as RFC 3339 has it in UTC, or of a number of seconds, milliseconds,
 * microseconds or nanoseconds, told apart by how large it is. NaN for anything else.
 */
export function eventTime(value: unknown): number {
  if (typeof value === 'string') return utcTime(value);
  if (typeof value !== 'number') return Number.NaN;
  const size = Math.abs(value);
  if (size < furthest) return value * 1e3;
  if (size < furthest * 1e3) return value;
  if (size < furthest * 1e6) return value / 1e3;
  return size < furthest * 1e9 ? value / 1e6 : Number.NaN;
}
