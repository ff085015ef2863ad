/** The parts of a lifecycle rule that say what it deletes when. */
export interface LifecycleRule {
  readonly ID?: string | undefined;
  readonly Status?: string | undefined;
  readonly Prefix?: string | undefined;
  readonly Filter?: LifecycleFilter | undefined;
  readonly Expiration?: { readonly Days?: number | undefined; readonly Date?: Date | undefined } | undefined;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: number | undefined } | undefined;
}
interface LifecycleFilter {
  readonly Prefix?: string | undefined;
  readonly Tag?: unknown;
  readonly And?: { readonly Prefix?: string | undefined; readonly Tags?: readonly unknown[] | undefined } | undefined;
}

/**
 * Lifecycle rules in one shape: the prefix of a rule stands in `Filter`, in `Filter.And`, or in the rule itself.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
 */
export function normaliseLifecycleRules(rules: readonly LifecycleRule[] | undefined) {
  return rules?.map(({ ID, Status, Prefix, Filter, Expiration, NoncurrentVersionExpiration }) => ({
    ID,
    Status,
    Prefix: Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? '',
    TagFiltered: Filter?.Tag !== undefined || (Filter?.And?.Tags?.length ?? 0) > 0,
    ExpirationDays: Expiration?.Days,
    ExpirationDate: Expiration?.Date,
    NoncurrentDays: NoncurrentVersionExpiration?.NoncurrentDays,
  }));
}
