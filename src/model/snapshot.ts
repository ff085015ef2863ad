import type { Cause } from './cause.ts';
import type { JsonObject } from './json.ts';
import type { Resource, Scope } from './resource.ts';

/** The newest snapshot layout this program writes and reads. A greater number is refused. */
export const snapshotSchemaVersion = 1;

/** What the collection says of itself. Judging adds no clock, id or path of its own. */
export interface Run {
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The moment dates are judged against. */
  readonly asOf: string;
  /** Every call in scope succeeded. */
  readonly complete: boolean;
  readonly interrupted: boolean;
}

/** What the calls of one service took, over all accounts and regions of a run. */
export interface ServiceStatistics {
  /** The collector's service: `s3`. */
  readonly service: string;
  /** Ledger entries: a list with all its pages is one. */
  readonly calls: number;
  /** HTTP requests sent, retries included. */
  readonly requests: number;
  readonly retries: number;
  /** Answers that said "too many requests". */
  readonly throttles: number;
  /** Of the answers' bodies. */
  readonly bytes: number;
  /** Sum of the requests' times from their sending to the end of their answers; waits for a turn are not in it. */
  readonly milliseconds: number;
}

/** A target as it was found: who we were there, and what we were pointed at. */
export interface SnapshotTarget {
  readonly name: string;
  readonly provider: string;
  /** The account id, or for endpoints the target's name. */
  readonly id: string;
  readonly regions: readonly string[];
  /** The caller as the provider names it (an ARN). */
  readonly caller?: string;
  /** The accounts it was asked to read, where they are not the caller's own. */
  readonly accounts?: readonly SnapshotAccount[];
  /** The resource types there can be in it. Absent: all of its provider. A rule on another has nothing to ask here. */
  readonly types?: readonly string[];
  /** Set when the provider's own endpoint was overridden: these answers may not be the provider's. */
  readonly endpointOverride?: string;
}

/** One account of a target with several. */
export interface SnapshotAccount {
  readonly id: string;
  readonly name?: string;
  /** Who we were in it; absent: it could not be entered. */
  readonly caller?: string;
  readonly regions: readonly string[];
}

/**
 * What shows that a call was made and what came of it, beside the provider's request ids. Of several answers (pages,
 * retries) host, status and date are the last one's. What there was nothing to note of is absent.
 */
export interface CallReceipt {
  /** When its first request was sent, by our clock: RFC 3339, UTC. */
  readonly startedAt?: string;
  /** Sum of its requests' times, from their sending to the end of their answers. */
  readonly milliseconds?: number;
  /** Who answered, with its port where that is not the scheme's own; of an endpoint the address that was asked. */
  readonly host?: string;
  /** Of HTTP. */
  readonly status?: number;
  /** When the answer was written, by the provider's clock (its `Date` header): RFC 3339, UTC. */
  readonly serverDate?: string;
  /** How far that clock and ours are apart at least, in milliseconds; of several answers the most. */
  readonly skewMs?: number;
  /** Of the answers' bodies, those of refusals included, as they came; packed ones as they unpacked. */
  readonly bytes?: number;
  /** Lower-case hexadecimal SHA-256 over these bytes, one answer after the other, before anything was left out. */
  readonly bodySha256?: string;
}

/** One call, as it ended. A list call is one entry, whatever its pages. */
export interface LedgerCall extends Scope, CallReceipt {
  readonly kind: 'call';
  readonly service: string;
  /** `s3:GetBucketAcl`. */
  readonly call: string;
  /** The permission it needs. */
  readonly permission: string;
  /** What it was asked about (a bucket, a key id), where it takes an argument. */
  readonly subject?: string;
  readonly pages: number;
  readonly attempts: number;
  /** The provider's request ids, one per page where it gave one. */
  readonly requestIds: readonly string[];
  /** `none`: the provider answered that there is none of it. */
  readonly outcome: 'ok' | 'none' | 'failed';
  readonly cause?: Cause;
}

/** What one answer of a call held, as far as the collectors read it. Kept where a collection was asked to. */
export interface RecordedAnswer extends Scope {
  readonly kind: 'answer';
  readonly service: string;
  readonly call: string;
  readonly subject?: string;
  /** Which answer of its call it is, from 1: a page, or one of a call that is asked until it is done. */
  readonly page: number;
  /** The provider's. */
  readonly requestId?: string;
  readonly outcome: 'ok' | 'failed';
  /** Where it is `ok`: only the members that were read; see `providers/read/answer-json.ts` for what is no JSON. */
  readonly body?: JsonObject;
  /** Where it `failed`. */
  readonly fault?: RecordedFault;
}

/** What an error said, as far as it was read. */
export interface RecordedFault {
  readonly code: string;
  /** Every name it goes by. */
  readonly codes: readonly string[];
  readonly status?: number;
  readonly message?: string;
}

/** Whether all resources of one type were listed in one account and region. */
export interface Listing extends Scope {
  readonly kind: 'listing';
  readonly type: string;
  readonly complete: boolean;
  readonly cause?: Cause;
  /** Why nothing was asked and there can be none. Complete, then. */
  readonly absent?: AbsentReason;
}

/** The provider does not offer the service in that region; the account has not enabled the region. */
export const absentReasons = ['not-offered', 'not-enabled'] as const;
export type AbsentReason = (typeof absentReasons)[number];

/**
 * One task of a collection: planned when it begins, ended when all its lines are on disk. `complete`: nothing of it was
 * left unread. What a snapshot lacks is the units without a complete end.
 */
export interface Unit extends Scope {
  readonly kind: 'unit';
  /** What its lines are marked with: `ap-northeast-1/kms`. Resources of it may lie in other regions. */
  readonly unit: string;
  readonly types: readonly string[];
  readonly state: 'planned' | 'complete' | 'incomplete';
  /** RFC 3339; when it ended. */
  readonly endedAt?: string;
}

/** What a task found or asked. Without a mark: what was asked while connecting. */
type Fact = (({ readonly kind: 'resource' } & Resource) | LedgerCall | RecordedAnswer | Listing) & {
  readonly unit?: string;
};

/** One line of a snapshot part. */
export type SnapshotLine = Fact | Unit;

/** One NDJSON file of a snapshot: what was read in one account and region. */
export interface SnapshotPart extends Scope {
  readonly file: string;
  readonly lines: number;
  readonly sha256: string;
}

/** The statistics of one target. */
export interface TargetStatistics extends ServiceStatistics {
  readonly target: string;
}

/** What `snapshot.json` holds while the collection runs: its parts are not counted yet. */
export type SnapshotDraft = Omit<SnapshotManifest, 'parts' | 'run' | 'statistics'> & {
  readonly run: Pick<Run, 'id' | 'startedAt' | 'asOf'>;
};

/** `snapshot.json`: written whole when the collection has ended. */
export interface SnapshotManifest {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: Run;
  readonly targets: readonly SnapshotTarget[];
  /** Resource type to the attributes that were asked for; what is not here was not asked. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly parts: readonly SnapshotPart[];
  /** What reading took. Of a resumed collection, what its last run took. */
  readonly statistics?: readonly TargetStatistics[];
}
