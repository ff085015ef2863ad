import type { Cause } from './cause.ts';
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

/** A target as it was found: who we were there, and what we were pointed at. */
export interface SnapshotTarget {
  readonly name: string;
  readonly provider: string;
  /** The account id, or for endpoints the target's name. */
  readonly id: string;
  readonly regions: readonly string[];
  /** The caller as the provider names it (an ARN). */
  readonly caller?: string;
  /** Set when the provider's own endpoint was overridden: these answers may not be the provider's. */
  readonly endpointOverride?: string;
}

/** One call, as it ended. A list call is one entry, whatever its pages. */
export interface LedgerCall extends Scope {
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

/** Whether all resources of one type were listed in one account and region. */
export interface Listing extends Scope {
  readonly kind: 'listing';
  readonly type: string;
  readonly complete: boolean;
  readonly cause?: Cause;
}

/** One line of a snapshot part. */
export type SnapshotLine = ({ readonly kind: 'resource' } & Resource) | LedgerCall | Listing;

/** One NDJSON file of a snapshot: what was read in one account and region. */
export interface SnapshotPart extends Scope {
  readonly file: string;
  readonly lines: number;
  readonly sha256: string;
}

/** `snapshot.json`: written last, so a folder without it is not a snapshot. */
export interface SnapshotManifest {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: Run;
  readonly targets: readonly SnapshotTarget[];
  /** Resource type to the attributes that were asked for; what is not here was not asked. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly parts: readonly SnapshotPart[];
}
