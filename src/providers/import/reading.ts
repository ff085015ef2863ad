import type { Fault } from './fault.ts';

/** Whether a result still counts. `undecided`: the scanner leaves it to a person. */
export const states = ['open', 'passed', 'suppressed', 'absent', 'undecided'] as const;
export type State = (typeof states)[number];

/** One result, as far as it is read. */
export interface FoundResult {
  /** The scanner's own id of what it looked for; empty where it gives none. */
  readonly rule: string;
  /** The scanner's word: a `level` of SARIF, or a `severity_id` of OCSF as text. */
  readonly level: string;
  /** `security-severity` of SARIF, 0.1 to 10. */
  readonly score: number | null;
  readonly state: State;
  /** The file it lies in, `src/app.ts`, or the scanner's other word for where. */
  readonly place: string | null;
  readonly line: number | null;
}

/** Results of one run that are alike: what is kept of them, and how many there are. Open ones lie in one place. */
export interface ResultGroup extends Omit<FoundResult, 'line'> {
  readonly count: number;
  /** Of the first of them, `maxLines` at most. */
  readonly lines: readonly number[];
}

/** One run of a scanner. */
export interface ScannerRun {
  readonly tool: string;
  readonly version: string | null;
  /** RFC 3339, UTC: the earliest time by which it may have looked; `null`: it says none. */
  readonly time: string | null;
  /** `null`: it does not say. */
  readonly successful: boolean | null;
  /** Rules that it describes. */
  readonly rules: number;
  /** Without scheme, user and password: `github.com/acme/portal`. */
  readonly repository: string | null;
  readonly revisionId: string | null;
  readonly results: readonly ResultGroup[];
}

/** What a report says, as far as it is judged. */
export interface Reading {
  readonly format: 'sarif' | 'prowler-ocsf';
  readonly runs: readonly ScannerRun[];
}

/** Groups of one report. With their texts of at most 330 characters they stay below the 16 MiB that a line of a snapshot may have. */
export const maxGroups = 10_000;

/** Lines kept of one group. */
export const maxLines = 10;

/** Characters kept of a rule's id, of a place, and of a name. */
export const kept = { rule: 128, place: 200, name: 128 } as const;

/** Puts together the results that are alike. */
export interface Grouping {
  add(result: FoundResult): void;
  /** In the order in which each group was met. */
  groups(): readonly ResultGroup[] | Fault;
}

export function createGrouping(): Grouping {
  const known = new Map<string, ResultGroup & { count: number; readonly lines: number[] }>();
  let isFull = false;
  return {
    add({ line, ...result }) {
      const { rule, level, score, state } = result;
      // What no longer counts is nowhere told apart by its place.
      const place = state === 'open' ? result.place : null;
      const key = `${state}\n${score}\n${level}\n${rule}\n${place}`;
      const group = known.get(key) ?? { ...result, place, count: 0, lines: [] };
      if (group.count === 0 && known.size >= maxGroups) {
        isFull = true;
        return;
      }
      known.set(key, group);
      group.count += 1;
      if (state === 'open' && line !== null && group.lines.length < maxLines) group.lines.push(line);
    },
    groups: () => (isFull ? { fault: 'too-many-findings' } : [...known.values()]),
  };
}

/** A time of the report's own writing with its offset, in UTC; `null` for anything else. */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value))
    return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The earliest of these; `null` where there is none. */
export function earliest(times: readonly (string | null)[]): string | null {
  const [first = null] = times.filter((time) => time !== null).sort();
  return first;
}
