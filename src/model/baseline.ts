import type { Scope } from './resource.ts';
import type { Severity } from './rule.ts';

/** An earlier assessment, as far as a gate is held against it: its findings that no waiver accepted. */
export interface Baseline {
  /** Lower-case hexadecimal SHA-256 of the file it was read from. */
  readonly sha256: string;
  readonly runId: string;
  /** The moment it was judged at. */
  readonly asOf: string;
  /** Sorted by rule, then place. */
  readonly findings: readonly BaselineFindings[];
}

/** Findings of one rule and severity in one place. */
export interface BaselineFindings extends Omit<Scope, 'region'> {
  /** As the rule is called now, where it was renamed. */
  readonly rule: string;
  /** The resource type that it judged. */
  readonly type: string;
  /** A region that was scanned by itself. Absent: its resources were listed with the whole account. */
  readonly region?: string;
  readonly severity: Severity;
  /** `findingKey` of each, sorted. */
  readonly keys: readonly string[];
}

/** What became of the findings of a baseline. `findings` = `present` + `fixed` + `unread` + `notAsked`. */
export interface BaselineOutcome extends Omit<Baseline, 'findings'> {
  /** How many it had. */
  readonly findings: number;
  /** Fail still, waived now or not. */
  readonly present: number;
  /** Of these, graver than they were: they count as new. */
  readonly graver: number;
  /** Pass now, do not apply any more, or their resource is gone from a list that was read to its end. */
  readonly fixed: number;
  /** Could not be read this time. Not fixed. */
  readonly unread: number;
  /** Their rule, target, account or region was not asked about this time. Not fixed. */
  readonly notAsked: number;
  /** Findings at or above their threshold that did not count, as the baseline has them. */
  readonly notCounted: number;
}
