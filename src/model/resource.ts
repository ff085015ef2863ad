import type { Cause } from './cause.ts';
import type { JsonObject } from './json.ts';

/** Where a resource lives. `region` is the provider's region, `global`, or for an endpoint `-`. */
export interface Scope {
  /** The target's name in comply.yaml. */
  readonly target: string;
  /** The AWS account id, the Azure subscription id, or for an endpoint `-`. */
  readonly account: string;
  readonly region: string;
}

/**
 * One thing found in a target. An attribute is a value, `null` (the provider says there is none) or
 * absent (unread). Attribute names are the provider's own.
 */
export interface Resource extends Scope {
  /** `provider/service/kind`, as in `aws/s3/bucket`. */
  readonly type: string;
  /** Unique among all resources: an ARN where there is one. */
  readonly id: string;
  readonly name: string;
  /** RFC 3339, UTC. */
  readonly observedAt: string;
  readonly attributes: JsonObject;
  /** Attribute path (`Acl`, `Rule.Days`) to why it was not read. A path not named here and absent was not asked for. */
  readonly unread: Readonly<Record<string, Cause>>;
  /** Path of a list that was not read to its end, to why. Its elements read so far are in `attributes`. */
  readonly partial: Readonly<Record<string, Cause>>;
}
