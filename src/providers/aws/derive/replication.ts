/** The parts of a replication rule that say what is copied where. */
export interface ReplicationRule {
  readonly ID?: string | undefined;
  readonly Status?: string | undefined;
  readonly Destination?: { readonly Bucket?: string | undefined } | undefined;
  readonly DeleteMarkerReplication?: { readonly Status?: string | undefined } | undefined;
}

/** The buckets of the account. */
export interface OwnBuckets {
  /** Name to region; `undefined` where it could not be read. */
  readonly regions: ReadonlyMap<string, string | undefined>;
  /** Whether all of them were listed. */
  readonly complete: boolean;
}

/** What a bucket is replicated to; a member that is `undefined` could not be told. */
export interface Replication {
  readonly ReplicationRules?: readonly {
    readonly ID: string | undefined;
    readonly Status: string | undefined;
    readonly DestinationBucket: string;
    readonly DestinationIsOwn: boolean | undefined;
    readonly DestinationRegion: string | null | undefined;
    readonly DeleteMarkerReplication: string;
  }[];
  readonly ForeignDestination?: string | null;
}

/**
 * Replication rules with their destination by name, whether that bucket is the account's own, and then its region.
 * `ForeignDestination` is the one bucket of another account that enabled rules copy to, `null` where there is none; left
 * out where there are several, or where not all buckets were listed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html
 */
export function normaliseReplication(rules: readonly ReplicationRule[] | undefined, own: OwnBuckets): Replication {
  if (!rules) return {};
  const shaped = rules.map(({ ID, Status, Destination, DeleteMarkerReplication }) => {
    // The bucket's ARN: arn:aws:s3:::NAME
    const bucket = Destination?.Bucket?.split(':').at(-1) ?? '';
    const isOwn = own.regions.has(bucket) || (own.complete ? false : undefined);
    return {
      ID,
      Status,
      DestinationBucket: bucket,
      DestinationIsOwn: isOwn,
      DestinationRegion: isOwn === false ? null : own.regions.get(bucket),
      // Without the element the rule is of the older kind, which replicates the markers that users set:
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html#replication-backward-compat-considerations
      DeleteMarkerReplication: DeleteMarkerReplication?.Status ?? 'Enabled',
    };
  });
  const enabled = shaped.filter(({ Status }) => Status === 'Enabled');
  const foreign = new Set(enabled.flatMap((rule) => (rule.DestinationIsOwn ? [] : [rule.DestinationBucket])));
  const isClear = foreign.size === 0 || (own.complete && foreign.size === 1);
  return { ReplicationRules: shaped, ...(isClear ? { ForeignDestination: [...foreign][0] ?? null } : {}) };
}
