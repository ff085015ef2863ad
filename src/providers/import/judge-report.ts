import type { ImportedReport } from '../../model/config.ts';
import type { Fault } from './fault.ts';
import type { Report } from './read-report.ts';
import { earliest, type Reading } from './reading.ts';
import { speaksOf } from './tool-kinds.ts';

/** How far the clock of whoever wrote a report may be ahead of ours, in milliseconds. */
const clockSkew = 5 * 60_000;

/** When a report was made, and who says so. */
export interface Making {
  readonly at: string;
  readonly source: 'report' | 'modified';
}

/**
 * The earliest of its runs. Where one says no time and the user takes the file's last change for it, that too: what another of
 * them says of itself still counts.
 */
export function makingOf({ runs }: Reading, asked: ImportedReport, modifiedAt: string | undefined): Making | undefined {
  const times = runs.map(({ time }) => time);
  const first = earliest(times);
  if (first !== null && !times.includes(null)) return { at: first, source: 'report' };
  const at = asked.time === 'modified' && modifiedAt !== undefined ? earliest([first, modifiedAt]) : null;
  return at === null ? undefined : { at, source: 'modified' };
}

/** Whether its runs came to a good end; `null`: not all of them say. */
export function successOf({ runs }: Reading): boolean | null {
  const said = runs.map(({ successful }) => successful);
  return said.includes(false) ? false : said.includes(null) ? null : true;
}

/** Why nothing may be concluded from what a report counts; nothing where something may. */
export function doubtOf(
  reading: Reading,
  { asked, observedAt }: Report,
  making: Making | undefined,
): Fault | undefined {
  if (reading.runs.some(({ tool }) => !speaksOf(tool, asked.kind))) return { fault: 'other-kind' };
  if (successOf(reading) === false) return { fault: 'run-failed' };
  if (making === undefined) return { fault: 'no-time' };
  const age = Date.parse(observedAt) - Date.parse(making.at);
  if (age < -clockSkew) return { fault: 'future-time' };
  return age > asked.maxAgeS * 1000 ? { fault: 'too-old' } : undefined;
}
