import type { Json } from './json.ts';
import type { Outcome, ResourceRef } from './result.ts';
import type { Severity } from './rule.ts';
import type { Run } from './snapshot.ts';
import type { Text } from './text.ts';

/** The layout of `comply diff --format json`. */
export const diffSchemaVersion = '1';

/** What became of one result, in the order they are told. */
export const changeKinds = [
  'new',
  'unwaived',
  'rule-changed',
  'changed',
  'newly-unknown',
  'out-of-scope',
  'waived',
  'fixed',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How a result stood: an outcome, a finding that a waiver accepts, or not there at all. */
export const standings = ['pass', 'fail', 'waived', 'unknown', 'not-applicable', 'absent'] as const satisfies readonly (
  | Outcome
  | 'waived'
  | 'absent'
)[];
export type Standing = (typeof standings)[number];

/**
 * Why a result is not there: its resource was in no list that was read to its end (`gone`, or before: not there yet), the
 * list was not read, or its rule, target, account, region or resource was not asked about.
 */
export const absenceReasons = ['gone', 'unread', 'rule', 'target', 'account', 'region', 'resource'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** What of a finding is another, though it fails still. */
export const detailKinds = ['severity', 'message', 'observed'] as const;

export interface ChangeDetail {
  readonly what: (typeof detailKinds)[number];
  /** Of `observed`: the condition's field. */
  readonly field?: string;
  /** Absent: it was not there, or not read. */
  readonly from?: Json;
  readonly to?: Json;
}

/** One result of which the two assessments do not say the same. */
export interface ResultChange {
  readonly kind: ChangeKind;
  /** As it is called now. */
  readonly rule: string;
  readonly title: Text;
  /** That of the new assessment, where it has the result. */
  readonly severity: Severity;
  readonly resource: ResourceRef;
  readonly from: Standing;
  readonly to: Standing;
  /** Why it was, or is, not there. */
  readonly absent?: AbsenceReason;
  /** A gate held against the old assessment would count it: it is open, and was not, or not as grave. */
  readonly isNew: boolean;
  /** The rule is not the same in both: the difference may be of its making. */
  readonly ruleChanged: boolean;
  /** What it says: of a finding that is not there any more, what it said. */
  readonly message: Text;
  readonly details: readonly ChangeDetail[];
  /** Details that are not in the list, as there are very many. */
  readonly moreDetails: number;
}

/** What of a rule is another. `definition`: its file; `overrides`: parameters in force that are not the default. */
export const ruleChangeKinds = ['renamed', 'definition', 'severity', 'overrides', 'title'] as const;

export interface RuleChange {
  readonly rule: string;
  /** What it was called. */
  readonly was?: string;
  readonly title: Text;
  readonly what: readonly (typeof ruleChangeKinds)[number][];
}

/** What was asked about in one of the two only. */
export const scopeKinds = ['target', 'account', 'region', 'framework', 'edition', 'rule'] as const;

export interface ScopeDifference {
  readonly what: (typeof scopeKinds)[number];
  readonly change: 'added' | 'removed';
  /** Of a place: target, account and region, joined by ` / `. */
  readonly name: string;
}

/** One of the two assessments. */
export interface DiffSide {
  readonly tool: { readonly name: string; readonly version: string };
  readonly organization?: string;
  readonly run: Run;
  /** Findings that no waiver accepts, each once. */
  readonly open: number;
  readonly unknown: number;
}

/** What two assessments say of the same things. */
export interface Diff {
  readonly schemaVersion: typeof diffSchemaVersion;
  readonly old: DiffSide;
  readonly new: DiffSide;
  /** How many changes there are of each kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** How many of all changes are new. */
  readonly newFindings: number;
  /** Findings, waived ones too, of which both say the same. */
  readonly unchanged: number;
  /** Results that were unknown and are known now, findings among them. */
  readonly readAgain: number;
  readonly scope: readonly ScopeDifference[];
  readonly rules: readonly RuleChange[];
  /** By kind, then the gravest first, then by rule and resource. */
  readonly changes: readonly ResultChange[];
}
