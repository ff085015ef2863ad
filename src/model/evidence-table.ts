import type { CoverageEntry } from './evidence.ts';
import type { Severity } from './rule.ts';

/** Rows of `derived/tables/`: flat, times in seconds since 1970, so that one SQL reads them in every engine. */
export interface RunRow {
  readonly run_id: string;
  readonly seq: number;
  readonly started_s: number;
  readonly finished_s: number;
  readonly trigger: string;
  readonly tool_version: string;
  readonly rules_digest: string;
  readonly config_digest: string;
  readonly scope_digest: string;
  readonly prev_manifest_sha256: string | null;
  readonly complete: boolean;
}
export interface CoverageRow {
  readonly run_id: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly status: CoverageEntry['status'];
  readonly resources: number;
  readonly pages: number;
}
export interface ResultRow {
  readonly run_id: string;
  readonly observed_s: number;
  /**
   * As in `EvidenceResult`: digits, as it is beyond what JSON holds as a number. Two targets that show the same resource
   * share it.
   */
  readonly finding_key: string;
  readonly rule_id: string;
  readonly rule_digest: string;
  readonly resource_uid: string;
  readonly resource_type: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
  /** `pass`, `fail`, `unknown` or `not-applicable`. */
  readonly state: string;
  readonly severity: Severity;
  /** A waiver in force accepts it. */
  readonly waived: boolean;
  /** Of the first record it was judged from; empty where there is none. */
  readonly evidence_sha256: string;
}
export interface ResourceRow {
  readonly run_id: string;
  readonly resource_uid: string;
  readonly type: string;
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly observed_s: number;
}
export interface RuleMapRow {
  readonly run_id: string;
  readonly rule_id: string;
  readonly rule_digest: string;
  readonly framework: string;
  readonly edition: string;
  readonly control_id: string;
  /** `primary` or `supporting`. */
  readonly strength: string;
  /** How far the rule tests its safeguard: `full` or `partial`. */
  readonly extent: string;
}
