import type { Attestation, AttestationState } from './attestation.ts';
import type { BaselineOutcome } from './baseline.ts';
import type { Cause } from './cause.ts';
import type { Costs } from './cost.ts';
import type { RedactionSummary, SignatureIntent } from './evidence.ts';
import type { AssessmentKind, FrameworkId } from './framework.ts';
import type { Json } from './json.ts';
import type { Pack } from './pack.ts';
import type { Scope } from './resource.ts';
import type { Responsibility } from './responsibility.ts';
import type { Outcome, Result } from './result.ts';
import type { Severity } from './rule.ts';
import type { AbsentReason, Run, SnapshotTarget, TargetStatistics } from './snapshot.ts';
import type { Text } from './text.ts';
import type { Waiver } from './waiver.ts';

/** A control's status: the first of these that holds. */
export const controlStatuses = [
  'out-of-scope',
  'not-satisfied',
  'undetermined',
  'not-assessed',
  'manual',
  'waived',
  'satisfied',
  'attested',
  'not-applicable',
] as const;
export type ControlStatus = (typeof controlStatuses)[number];

export interface OutcomeCounts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export interface AssessedControl {
  readonly id: string;
  readonly title: Text;
  /** What a reader sees in place of the id. */
  readonly citation: Text;
  readonly group: string;
  readonly level?: string;
  readonly parent?: string;
  readonly assessment: AssessmentKind;
  /** What a person must supply. Absent where rules show the whole of it, and in an assessment of an earlier comply. */
  readonly supply?: Text;
  readonly status: ControlStatus;
  /** Why it is out of scope. */
  readonly reason?: Text;
  /** Safeguards it names as primary. */
  readonly safeguards: readonly string[];
  /** Rules that test them, in part or in full. */
  readonly rules: readonly string[];
  /** Rules of the safeguards it only leans on. */
  readonly supportingRules: readonly string[];
  readonly results: OutcomeCounts;
  /** Findings of it that are waived. */
  readonly waived: number;
  /** Positions in `attestations`. */
  readonly attestations: readonly number[];
}

export interface AssessedFramework {
  readonly id: FrameworkId;
  readonly edition: string;
  readonly editionTitle: Text;
  readonly title: Text;
  readonly term: Text;
  readonly notes: readonly Text[];
  readonly counts: Readonly<Record<ControlStatus, number>>;
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly controls: readonly AssessedControl[];
}

/** A result with the waiver that accepts it. */
export interface AssessedResult extends Result {
  /** Position in `waivers`. */
  readonly waiver?: number;
  /** A finding that the gate's baseline has, no less grave: it does not break the gate. */
  readonly baseline?: true;
}

export interface AssessedWaiver extends Waiver {
  /** `unused`: it matches no finding. */
  readonly state: 'active' | 'expired' | 'unused';
  readonly matches: number;
  /** Days left on the day of `asOf`; negative once expired. */
  readonly daysLeft: number;
}

export interface AssessedAttestation extends Attestation {
  readonly state: AttestationState;
}

/** What could not be read, and which rules that leaves unknown. */
export interface Gap {
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly call: string;
  readonly cause: Cause;
  readonly permission?: string;
  /** How many calls failed this way. */
  readonly calls: number;
  readonly rules: readonly string[];
}

/** A rule as a report needs it: its texts, and where it leads. */
export interface AssessedRule {
  readonly id: string;
  /** sha256 of the rule's file. Absent in an assessment of an earlier comply. */
  readonly digest?: string;
  readonly title: Text;
  readonly severity: Severity;
  readonly rationale: Text;
  readonly effort: 'low' | 'medium' | 'high';
  readonly warnings: readonly Text[];
  readonly steps: Readonly<Record<keyof Text, readonly string[]>>;
  readonly cli?: string;
  readonly terraform?: string;
  readonly references: readonly { readonly title: string; readonly url: string }[];
  readonly safeguards: readonly string[];
  /** Every control this rule's safeguards are primary for, as `framework:id`. */
  readonly controls: readonly string[];
  /** Overrides in force, sorted by parameter. */
  readonly overrides: readonly AppliedOverride[];
  /** Absent: `severity` is the rule's own. */
  readonly severityOverride?: AppliedSeverity;
}

/** A parameter that is not its default in this run. */
export interface AppliedOverride {
  readonly parameter: string;
  readonly value: Json;
  readonly default: Json;
  /** Easier to pass than the default: it was accepted by somebody, until a day. */
  readonly weaker: boolean;
  readonly reason?: string;
  readonly approvedBy?: string;
  readonly until?: string;
}

/** A severity that is not the rule's own in this run. */
export interface AppliedSeverity {
  readonly value: Severity;
  readonly default: Severity;
  /** Less grave than the rule says: it was accepted by somebody, until a day. */
  readonly weaker: boolean;
  readonly reason?: string;
  readonly approvedBy?: string;
  readonly until?: string;
}

/** A safeguard as a report needs it: what to call it. */
export interface AssessedSafeguard {
  readonly id: string;
  readonly kind: 'technical' | 'governance';
  readonly title: Text;
  /** What of it no API of a scanned provider shows, and what shows it instead. Left out where there is nothing to say. */
  readonly notVisible?: readonly NotVisible[];
}

export interface NotVisible {
  readonly provider: string;
  readonly reason: Text;
}

/** A threshold, and the findings that break the gate by it. */
export interface GateThreshold {
  /** Who set it: `--fail-on`, the target, the framework that the rule leads to, or the gate's own `failOn`. */
  readonly by: 'flag' | 'target' | 'framework' | 'default';
  /** The target's name or the framework's id. */
  readonly name?: string;
  readonly failOn: string;
  /** How many, gravest first; empty where none does. */
  readonly severities: readonly { readonly severity: Severity; readonly findings: number }[];
}

export interface GateOutcome {
  /** No finding breaks it. */
  readonly holds: boolean;
  /** Findings that break it. */
  readonly findings: number;
  /** Every threshold in force, the default last. Absent in an assessment of an earlier comply, as is `waived`. */
  readonly thresholds?: readonly GateThreshold[];
  /** Findings at or above their threshold that a waiver accepts. */
  readonly waived?: number;
  /** Set where the gate was held against a baseline. */
  readonly baseline?: BaselineOutcome;
  /** The threshold where no framework or target sets its own. */
  readonly failOn: string;
  /** Results that are `unknown`, whatever their severity. */
  readonly unknown: number;
  /** The user said that an unknown result does not fail the gate. */
  readonly allowUnknown: boolean;
  /** 0: complete, and it holds. 1: it does not hold. 3: it would hold, but something in scope could not be read. */
  readonly exitCode: 0 | 1 | 3;
}

/** What the ledger of the snapshot comes down to. */
export interface Ledger {
  readonly calls: number;
  readonly failed: number;
  readonly gaps: readonly Gap[];
  /** Where nothing was asked, as there can be nothing. */
  readonly absent: readonly Absent[];
  /** What reading took, by target and service; empty where nobody counted. */
  readonly statistics: readonly TargetStatistics[];
}

/** Services that are not offered in a region, or all that were wanted of one that is not enabled. */
export interface Absent extends Scope {
  readonly reason: AbsentReason;
  readonly services: readonly string[];
}

/** How the evidence bundle that holds this assessment is proved. */
export interface AssessedEvidence {
  readonly signature: SignatureIntent;
  /** What stands as a keyed pseudonym, sorted. */
  readonly pseudonymised: RedactionSummary['pseudonymised'];
  /** Which key that was of. Absent: nothing was, or an earlier comply wrote it. */
  readonly pseudonymKey?: string;
}

/** The whole answer: what a reporter prints and a gate reads. */
export interface Assessment {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly organization?: string;
  readonly run: Run;
  readonly targets: readonly SnapshotTarget[];
  readonly ledger: Ledger;
  readonly frameworks: readonly AssessedFramework[];
  readonly rules: readonly AssessedRule[];
  /** The packs whose rules were at hand, sorted by name. What their rules pass counts for no control. Absent: none. */
  readonly packs?: readonly Pack[];
  /** Every safeguard that a rule, a control or an attestation here names. */
  readonly safeguards: readonly AssessedSafeguard[];
  readonly results: readonly AssessedResult[];
  readonly waivers: readonly AssessedWaiver[];
  readonly attestations: readonly AssessedAttestation[];
  /** Whose part a control is, as the organisation declared it. Absent: nothing was declared. */
  readonly responsibilities?: readonly Responsibility[];
  /** What safeguards cost, as the organisation says. Absent: it says nothing. */
  readonly costs?: Costs;
  readonly gate: GateOutcome;
  /** Absent: no bundle was written, so nothing here is signed. */
  readonly evidence?: AssessedEvidence;
  readonly counts: Readonly<Record<Outcome, number>> & { readonly waived: number };
}
