import { printableShort } from './printable.ts';

/** A moment as a report prints it, always in UTC and saying so: `2026-11-22 09:00:00 UTC`. */
export function formatTime(time: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/.exec(time);
  return match ? `${match[1]} ${match[2]} UTC` : printableShort(time, 40);
}
