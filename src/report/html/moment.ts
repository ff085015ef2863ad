import { timeIn } from '../../text/zone-time.ts';
import { formatTime } from '../time.ts';

/** `2026-11-25 00:00:05 UTC (2026-11-25 09:00:05 +09:00 Asia/Tokyo)`; in UTC alone where that is the zone. Never throws. */
export function momentIn(time: string, timeZone: string): string {
  const utc = formatTime(time);
  if (timeZone === 'UTC') return utc;
  try {
    return `${utc} (${timeIn(time, timeZone)} ${timeZone})`;
  } catch (error) {
    // No moment, or no zone of this runtime: whoever wrote the file, the sheet shows what stands there.
    if (error instanceof RangeError) return utc;
    throw error;
  }
}
