import type { EvidenceManifest } from './evidence.ts';
import type { Severity } from './rule.ts';

/** The newest layout of a period report. */
export const periodSchemaVersion = '1';

/** Days of a period at most: longer is a slip of the pen. Ten years. */
export const mostPeriodDays = 3660;

/**
 * Why a span of failing ended. `fixed`: the same test passed. `resource_removed`: its population was read to the end and it is no
 * longer there. `rule_changed`: the test is another one since, or is gone from the catalog. `scope_removed`: its target, account
 * or region is no longer read. `waived`: a waiver accepts it since. `reclassified`: the rule no longer applies to it, or no
 * longer decides a selected control. `waiver_ended`: of an accepted finding, which fails on without its waiver.
 */
export const closeReasons = [
  'fixed',
  'resource_removed',
  'rule_changed',
  'scope_removed',
  'waived',
  'reclassified',
  'waiver_ended',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/**
 * How a span began. `failed`: it had been seen not to fail. `resource_added`: it failed when it was first found, and an earlier
 * run had read its place without it. `rule_changed`: the test is another one since. `waived`, `waiver_ended`: it failed before,
 * without or with a waiver. `first_seen`: nothing earlier says how it was.
 */
export const openReasons = [
  'failed',
  'resource_added',
  'rule_changed',
  'waived',
  'waiver_ended',
  'first_seen',
] as const;
export type OpenReason = (typeof openReasons)[number];

/** A run as the report lists it. */
export interface PeriodRun {
  readonly runId: string;
  readonly seq: number;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The day it began, in the period's zone. */
  readonly day: string;
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly trigger: string;
  readonly toolVersion: string;
  readonly rulesSha256: string;
  readonly configSha256: string;
  readonly waiversSha256: string;
  readonly manifestSha256: string;
}

/** What became of each day of the period: `compliant + nonCompliant + unmonitored = days`, always. */
export interface DayCounts {
  /** A run read the whole population that day, and no run saw a finding without a waiver. */
  readonly compliant: number;
  /** A run saw a finding without a waiver, whatever else was read: what was seen is a fact. */
  readonly nonCompliant: number;
  /** No finding was seen, and no run read the whole population. */
  readonly unmonitored: number;
}

/** One control over the period. */
export interface ControlPeriod {
  readonly framework: string;
  readonly edition: string;
  readonly control: string;
  readonly days: DayCounts;
  /** Of `nonCompliant`: days on which no run read the whole population. */
  readonly partlyRead: number;
  /** One sign a day: `c` compliant, `n` non-compliant, `u` unmonitored. */
  readonly strip: string;
  /** Rules that decided it in any run, sorted. */
  readonly rules: readonly string[];
  /** Spans of its findings, without those that a waiver accepts; and those. */
  readonly exceptions: number;
  readonly waived: number;
}

/** A length in seconds, as near as the runs tell it. */
export interface SpanLength {
  /** From the first to the last failing observation. */
  readonly minS: number;
  /** From the last observation before to the first after, both cut at the ends of the period. */
  readonly maxS: number;
}

/** A finding from its opening to its close. Between runs is unknown, so each has two bounds. */
export interface PeriodException {
  readonly findingKey: string;
  readonly rule: string;
  /** Of the rule when it opened. */
  readonly ruleDigest: string;
  readonly resource: {
    readonly type: string;
    readonly id: string;
    readonly target: string;
    readonly account: string;
    readonly region: string;
  };
  /** The gravest it had. */
  readonly severity: Severity;
  /** A waiver accepts it: listed, and no reason for a non-compliant day. */
  readonly waived: boolean;
  /** What it decided when it opened: `soc2:CC6.1`, sorted. */
  readonly controls: readonly string[];
  /** It began in `(after, by]`; `after` null: before the first observation, nothing says when. */
  readonly opened: { readonly after: string | null; readonly by: string; readonly reason: OpenReason };
  /** It ended in `(after, by]`. Null: still open at the end of the period. */
  readonly closed: { readonly after: string; readonly by: string; readonly reason: CloseReason } | null;
  /** The last time it was seen failing. */
  readonly lastSeen: string;
  /** Runs that saw it fail, and runs in between that could not read it. */
  readonly seen: number;
  readonly unread: number;
  readonly length: SpanLength;
}

/** How long it took to fix what was fixed, on average. */
export interface RepairTime extends SpanLength {
  /** Exceptions closed as `fixed`. */
  readonly fixed: number;
  /** The longest of them, by its upper bound. */
  readonly longestS: number;
}

/** A resource that was not there the whole period, or changed its type. */
export interface PopulationChange {
  readonly kind: 'added' | 'removed' | 'left_scope' | 'type_changed';
  readonly id: string;
  /** Of a resource that stands under several types, all of them, sorted: `aws/rds/db-instance, aws/tagging/resource`. */
  readonly type: string;
  /** Of `type_changed`: what it was. */
  readonly was?: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
  /** It happened in `(after, by]`. */
  readonly after: string;
  readonly by: string;
}

export interface Population {
  /** Resources of the first and the last run of the period, and all that were seen in it. */
  readonly first: number;
  readonly last: number;
  readonly seen: number;
  readonly changes: readonly PopulationChange[];
}

export const scopeChangeKinds = [
  'target',
  'account',
  'region',
  'exclusion',
  'tool',
  'rules',
  'config',
  'waivers',
] as const;

/** What another run read, or was read with, than the one before it. */
export interface ScopeChange {
  readonly kind: (typeof scopeChangeKinds)[number];
  readonly change: 'added' | 'removed' | 'changed';
  /** What came or went; of `changed` both, in `from` and `to`. */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly approvedBy?: string;
  /** The run that has it first, and when it began. */
  readonly runId: string;
  readonly at: string;
}

/** One version of a rule, as long as it was in use. */
export interface RuleVersion {
  readonly rule: string;
  readonly digest: string;
  /** Beginning of the first and of the last run that used it. */
  readonly from: string;
  readonly to: string;
  readonly runs: number;
}

/** Time in which nothing, or a part of the scope, was read to the end. */
export interface MonitoringGap {
  /** `whole`: no run at all. `part`: there were runs, and they did not read everything. */
  readonly kind: 'whole' | 'part';
  /** Of `part`, where; without it: no run between was complete. */
  readonly place?: {
    readonly target: string;
    readonly account: string;
    readonly region: string;
    readonly services: readonly string[];
  };
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
  /** By length: `low` to 3 days, `medium` to 7, `high` beyond. */
  readonly severity: Extract<Severity, 'low' | 'medium' | 'high'>;
  /** Runs in it that read only a part. */
  readonly runs: number;
}

export const chainProblemKinds = [
  'missing',
  'prev-mismatch',
  'restarted',
  'duplicate-seq',
  'out-of-order',
  'foreign',
  'overdue',
  'head-missing',
  'head-mismatch',
] as const;

/** What is wrong with the runs as a chain. */
export interface ChainProblem {
  readonly kind: (typeof chainProblemKinds)[number];
  /** The run it shows at. */
  readonly runId: string;
  readonly seq: number;
  /** The run it is set against, where there is one. */
  readonly otherRunId?: string;
  /** A sequence number, a digest, an organisation or a time: what ought to be, and what is. */
  readonly expected?: string;
  readonly found?: string;
}

/** How a control, a rule and a resource fared over many runs. */
export interface Period {
  readonly schemaVersion: typeof periodSchemaVersion;
  readonly organization?: string;
  /** First and last day, `2026-04-01`, in `timeZone`. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly timeZone: string;
  /** Where the period stops being known, RFC 3339: the end of its last day, or the moment it was asked for. */
  readonly end: string;
  readonly expectedIntervalS: number;
  /** Whether a newer run that was taken away would show: somebody said to which day, or which run is the newest. */
  readonly tail: 'checked' | 'unchecked';
  readonly selection: { readonly frameworks: readonly string[]; readonly controls: readonly string[] };
  readonly runs: readonly PeriodRun[];
  /** Days of the period with a run, and with a complete one. */
  readonly daysWithRun: number;
  readonly daysWithCompleteRun: number;
  readonly controls: readonly ControlPeriod[];
  /** Sorted by opening, rule and resource. */
  readonly exceptions: readonly PeriodException[];
  readonly repair: RepairTime;
  readonly population: Population;
  readonly scopeChanges: readonly ScopeChange[];
  readonly rules: readonly RuleVersion[];
  readonly gaps: readonly MonitoringGap[];
  readonly chain: readonly ChainProblem[];
}

/** The newest run of a chain, as somebody noted it elsewhere. */
export type ChainHead = NonNullable<EvidenceManifest['prev']>;
