import type { CoverageRow, ResourceRow, ResultRow, RuleMapRow } from '../model/evidence-table.ts';
import type { ChainHead, PeriodRun } from '../model/period.ts';

/** What a run says of itself. */
export interface RunHead extends Omit<PeriodRun, 'day'> {
  /** The folder, as the user named it. */
  readonly place: string;
  readonly prev: ChainHead | null;
  /** Seconds since 1970. */
  readonly startedS: number;
  readonly finishedS: number;
  readonly organization?: string;
  readonly expectedIntervalS?: number;
}

/** Something that was put out of scope, as `scope.json` says it. */
export interface Excluded {
  readonly what: string;
  readonly reason?: string;
  readonly approvedBy?: string;
}

/** What `scope.json` says beside what was found. */
export interface ScopeNotes {
  /** Sorted. */
  readonly excluded: readonly Excluded[];
  /** The zone that days end in, as the organisation set it. */
  readonly timeZone?: string;
}

/** Rows of a table in their order, some at a time. */
export type Rows<Row> = AsyncIterable<readonly Row[]>;

/** One run: its head, and its tables as often as they are asked for. Reading one throws BrokenRunError where it is broken. */
export interface RunSource {
  readonly head: RunHead;
  ruleMap(): Rows<RuleMapRow>;
  coverage(): Rows<CoverageRow>;
  resources(): Rows<ResourceRow>;
  /** Sorted by rule and resource. */
  results(): Rows<ResultRow>;
  scope(): Promise<ScopeNotes>;
}
