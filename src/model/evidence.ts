import type { AppliedOverride, AppliedSeverity, AssessedControl, AssessedResult, OutcomeCounts } from './assessment.ts';
import type { Baseline } from './baseline.ts';
import type { CauseKind } from './cause.ts';
import type { Config, Exclusion, FailOn } from './config.ts';
import type { Json, JsonObject } from './json.ts';
import type { Pack } from './pack.ts';
import type { Scope } from './resource.ts';
import type { ResourceRef } from './result.ts';
import type { SnapshotTarget, TargetStatistics } from './snapshot.ts';

/** The newest bundle layout this program writes and reads. A greater number is refused. */
export const evidenceSchemaVersion = 1;

/** The files of a bundle that have a name of their own. Beside them `records/<provider>-<service>.ndjson.gz`, `raw/<service>.ndjson.gz` and `derived/`. */
export const evidenceFiles = {
  manifest: 'manifest.json',
  attestation: 'attestation.sigstore.json',
  run: 'run.json',
  scope: 'scope.json',
  inventory: 'inventory.ndjson.gz',
  calls: 'calls.ndjson.gz',
  rules: 'rules/rules.ndjson.gz',
  catalog: 'rules/catalog.json.gz',
  lock: 'rules/lock.json',
  waivers: 'waivers.ndjson',
  attestations: 'attestations.ndjson',
  results: 'results.ndjson.gz',
  assessment: 'assessment.json.gz',
  controls: 'controls.ndjson.gz',
  ipeEn: 'derived/ipe.en.html',
  ipeJa: 'derived/ipe.ja.html',
  resultTable: 'derived/tables/result.ndjson.gz',
  coverageTable: 'derived/tables/coverage.ndjson.gz',
  resourceTable: 'derived/tables/resource.ndjson.gz',
  ruleMapTable: 'derived/tables/rule_map.ndjson.gz',
  runTable: 'derived/tables/run.ndjson',
} as const;

/** Lower-case hexadecimal SHA-256, and a size in bytes. */
export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
}

/** One file as the manifest lists it: its bytes as they are stored. */
export interface EvidenceFile extends Digest {
  /** Of a compressed file: what it holds. Re-performance compares this one, as a compressor may differ. */
  readonly content?: Digest;
  readonly encoding?: 'gzip';
  /** Of NDJSON: how many lines, and of what is not derived the root of the RFC 9162 tree over them, without their line feeds. */
  readonly lines?: number;
  readonly merkle?: string;
  /** It can be made again from the others. */
  readonly derived?: true;
}

/** `manifest.json`: canonical JSON (RFC 8785). What is signed is its digest. */
export interface EvidenceManifest {
  readonly schemaVersion: number;
  readonly runId: string;
  /** 1 for the first of a chain. */
  readonly seq: number;
  /** The bundle before this one. */
  readonly prev: { readonly runId: string; readonly manifestSha256: string } | null;
  /** Path with `/` to what lies there. Neither the manifest nor the signature is listed. */
  readonly files: Readonly<Record<string, EvidenceFile>>;
  /** RFC 9162 tree over the canonical JSON of `[path, file]`, sorted by path in code-unit order. */
  readonly merkle: string;
}

/** Where a line of the bundle stands. `line` counts from 1. */
export interface RecordPlace {
  readonly file: string;
  readonly line: number;
  /** Of the line without its line feed. */
  readonly sha256: string;
}

/** What a result was judged from. */
export interface EvidencePointer extends RecordPlace {
  /** RFC 6901, into the line: what decided. Several where several members did; empty for the whole line. */
  readonly pointers: readonly string[];
}

/** What a signature says of itself; the key's digest is over its SubjectPublicKeyInfo. */
export interface SignatureIntent {
  readonly kind: 'none' | 'key' | 'awskms';
  /** `awskms`: the key's ARN. */
  readonly key?: string;
  /** Lower-case hexadecimal SHA-256 of the public key, DER. */
  readonly publicKeySha256?: string;
  /** The time stamp authority that was to be asked. */
  readonly tsa?: string;
}

/** A run of a pipeline, as its own environment says it. */
export interface CiRun {
  readonly provider: string;
  readonly repository?: string;
  readonly ref?: string;
  readonly commit?: string;
  readonly workflow?: string;
  readonly url?: string;
  readonly actor?: string;
}

/** How one service of one account and region was read. */
export interface CoverageEntry {
  readonly target: string;
  readonly account: string;
  readonly region: string;
  readonly service: string;
  /** `absent`: not offered or not enabled there, so there can be none. */
  readonly status: 'ok' | 'partial' | 'unread' | 'absent';
  readonly resources: number;
  readonly calls: number;
  readonly failed: number;
  readonly pages: number;
  /** Each kind of cause once, sorted. */
  readonly causes: readonly CauseKind[];
}

/** What was taken out before anything was written, and by which policy. */
export interface RedactionSummary {
  /** Digest of the policy: its patterns and limits, as canonical JSON. */
  readonly policySha256: string;
  /** Values that were replaced, by kind of secret; empty where none was found. */
  readonly replaced: Readonly<Record<string, number>>;
  /** Why the export went on though something was found. */
  readonly allowedBecause?: string;
  /** What stands as a keyed pseudonym, sorted. */
  readonly pseudonymised: readonly ('names' | 'tags')[];
  /** Which key that was of, where anything was: 16 hexadecimal digits that show nothing of it. An earlier comply wrote none. */
  readonly pseudonymKey?: string;
}

/** `run.json`: who read what, when, with what. */
export interface EvidenceRun {
  readonly runId: string;
  readonly seq: number;
  readonly prev: EvidenceManifest['prev'];
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly asOf: string;
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly organization?: string;
  /** Greatest distance between a provider's `Date` header and our clock, in milliseconds; absent where none was seen. */
  readonly clockSkewMs?: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly node: string;
  readonly platform: string;
  readonly actor: {
    readonly user?: string;
    readonly callers: readonly { readonly target: string; readonly account: string; readonly caller: string }[];
  };
  readonly ci?: CiRun;
  readonly trigger: 'manual' | 'schedule' | 'ci';
  /** As comply.yaml says it: `production`. */
  readonly environment?: string;
  /** In seconds: how often a run is expected. */
  readonly expectedIntervalS?: number;
  readonly rules: { readonly catalogSha256: string; readonly count: number };
  readonly configSha256: string;
  readonly waiversSha256: string;
  readonly frameworks: readonly { readonly id: string; readonly edition: string }[];
  /** The read policies a scan of these rules needs, by name, and their digests. */
  readonly permissions: readonly { readonly policy: string; readonly sha256: string }[];
  /** Permissions that were denied, sorted. */
  readonly denied: readonly string[];
  readonly coverage: readonly CoverageEntry[];
  readonly counts: {
    readonly resources: number;
    readonly calls: number;
    readonly results: number;
    readonly outcomes: OutcomeCounts;
    readonly waived: number;
  };
  readonly redaction: RedactionSummary;
  readonly signature: SignatureIntent;
}

/** `scope.json`: what was to be read, what was found to be there, and what it is held against. */
export interface EvidenceScope {
  /** As comply.yaml or the flags name them; absent where a saved snapshot was judged. */
  readonly intended?: readonly JsonObject[];
  readonly exclusions: readonly Exclusion[];
  /** As they were found. */
  readonly targets: readonly SnapshotTarget[];
  /** Resource type to the attributes that were asked for. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  /** The accounts and regions that were read. */
  readonly parts: readonly Scope[];
  readonly statistics?: readonly TargetStatistics[];
  readonly config: EvidenceConfig;
}

/** Of comply.yaml what the assessment depends on, beside waivers and attestations. */
export type EvidenceConfig = Pick<
  Config,
  'organization' | 'frameworks' | 'controls' | 'gate' | 'timeZone' | 'responsibilities' | 'costs'
>;

/** `rules/lock.json`: with what the rules were run. */
export interface EvidenceLock {
  readonly catalogSha256: string;
  /** Rule id to the digest of its file. */
  readonly rules: Readonly<Record<string, string>>;
  /** Rule id to every parameter's value; rules without parameters are not in it. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Rule id to the parameters that are not the default. */
  readonly overrides: Readonly<Record<string, readonly AppliedOverride[]>>;
  /** Rule id to a severity that is not its own. Absent: none. */
  readonly severities?: Readonly<Record<string, AppliedSeverity>>;
  /** The packs that rules of the bundle are of, sorted by name. Absent: none. */
  readonly packs?: readonly Pack[];
  readonly gate: { readonly failOn?: FailOn; readonly allowUnknown: boolean; readonly baseline?: Baseline };
}

/** One line of `results.ndjson.gz`. */
export interface EvidenceResult extends Omit<AssessedResult, 'evidence'> {
  /** First 8 bytes of SHA-256(rule id, 0x00, resource id), the top bit cleared, as decimal digits. */
  readonly findingKey: string;
  readonly ruleDigest: string;
  readonly evidence: readonly EvidencePointer[];
}

/** One line of `controls.ndjson.gz`: a control as the assessment has it, so that it can be given out by itself. */
export interface EvidenceControl extends AssessedControl {
  readonly framework: string;
  readonly edition: string;
}

/** One line of `inventory.ndjson.gz`: the population, sorted as the records are. */
export interface InventoryEntry extends ResourceRef {
  readonly observedAt: string;
  readonly record: RecordPlace;
}

/** One item a Merkle proof shows to be in a signed bundle. */
export interface ExtractedRecord {
  readonly path: string;
  readonly file: EvidenceFile;
  /** The line itself, without its line feed. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Base64 of the sibling hashes, 32 bytes each, from the leaf up. */
  readonly lineProof: string;
  /** From 1: the position of the file among the manifest's. */
  readonly position: number;
  readonly fileProof: string;
}

/** What `comply evidence extract` writes: some records of a bundle, and what proves that they are of it. */
export interface EvidenceExtract {
  readonly schemaVersion: number;
  readonly kind: 'comply-evidence-extract';
  readonly runId: string;
  readonly manifestSha256: string;
  /** How many files the manifest lists, and the root over them. */
  readonly files: number;
  readonly merkle: string;
  readonly records: readonly ExtractedRecord[];
  /** Results of the control that are not in it, as there are very many. */
  readonly leftOut?: number;
  /** The Sigstore bundle whose statement names the root; null for an unsigned bundle. */
  readonly attestation: Json;
}
