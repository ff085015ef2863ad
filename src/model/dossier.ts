import type {
  AssessedAttestation,
  AssessedControl,
  AssessedFramework,
  AssessedRule,
  AssessedSafeguard,
  AssessedWaiver,
  Gap,
  OutcomeCounts,
} from './assessment.ts';
import type {
  CoverageEntry,
  EvidenceResult,
  EvidenceRun,
  EvidenceScope,
  InventoryEntry,
  RecordPlace,
} from './evidence.ts';
import type { Extent } from './rule.ts';
import type { Text } from './text.ts';

/** Whether a control demands the safeguard a rule tests, or only leans on it. What is supporting decides nothing. */
export type Strength = 'primary' | 'supporting';

/** A list that may be longer than what is kept of it. */
export interface Excerpt<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** A measure the control demands or leans on, and how far rules test it. */
export interface DossierSafeguard extends AssessedSafeguard {
  readonly strength: Strength;
  /** Why controls demand it. */
  readonly rationale: Text;
  readonly rules: readonly { readonly id: string; readonly extent: Extent }[];
  /** An attestation of it, or of the control, is current. */
  readonly isAttested: boolean;
  /** Rules of the catalog that test the whole of it passed, failed or were unknown somewhere; the same of rules that test a part. */
  readonly tested: 'full' | 'partial' | 'not';
}

/** A rule that tests a safeguard of the control. */
export interface DossierRule extends AssessedRule {
  readonly strength: Strength;
  readonly extent: Extent;
  /** Of the rule's file. */
  readonly digest: string;
  /** The resource type it judges. */
  readonly resource: string;
  readonly results: OutcomeCounts;
  /** Findings of it that are waived. */
  readonly waived: number;
}

/** A result and where its own line stands. */
export interface DossierResult extends Omit<EvidenceResult, 'joined' | 'ruleDigest'> {
  readonly strength: Strength;
  readonly place: RecordPlace;
}

/** A record the results were judged from. */
export interface DossierRecord extends RecordPlace {
  /** Its line in `records.ndjson`, from 1. */
  readonly copy: number;
}

/** All that a bundle says of one control: what the folder for one control is written from. */
export interface ControlDossier {
  readonly run: EvidenceRun;
  readonly scope: EvidenceScope;
  readonly manifestSha256: string;
  readonly framework: Pick<AssessedFramework, 'id' | 'edition' | 'editionTitle' | 'title' | 'term' | 'notes'>;
  readonly control: AssessedControl;
  /** What it asks, in words of our own. */
  readonly summary: Text;
  /** The chapter, clause or theme it is in. */
  readonly group?: Text;
  /** What an entry of its kind is called, where that is not the framework's term. */
  readonly kind?: Text;
  readonly level?: Text;
  /** The controls whose status rolls up into its own. */
  readonly children: readonly Pick<AssessedControl, 'id' | 'citation' | 'title' | 'status'>[];
  readonly safeguards: readonly DossierSafeguard[];
  readonly rules: readonly DossierRule[];
  /** By outcome; of `supporting` rules too. */
  readonly results: Readonly<Record<'fail' | 'unknown' | 'pass' | 'not-applicable', Excerpt<DossierResult>>>;
  /** The resources of the types its rules judge. */
  readonly population: Excerpt<InventoryEntry> & {
    readonly types: readonly { readonly type: string; readonly resources: number; readonly rules: number }[];
  };
  /** Waivers that accept a finding of its rules, or name one of them. */
  readonly waivers: readonly AssessedWaiver[];
  readonly attestations: readonly AssessedAttestation[];
  /** Failed calls that leave one of its rules unknown. */
  readonly gaps: readonly Gap[];
  /** How the services its rules read were read. */
  readonly coverage: readonly CoverageEntry[];
  readonly records: Excerpt<DossierRecord>;
  /** How many lines `proof.json` proves, and how many results of the control are not among them. */
  readonly proof: { readonly lines: number; readonly leftOut: number };
}
