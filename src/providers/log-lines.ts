/** A part of a log: an object, a group of events. */
export interface LogPart {
  /** What it is called, where there may be several. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Where a log lies in AWS. */
export type AwsLogPlace =
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'cloudwatch'; readonly group: string; readonly since: Date; readonly maxEvents: number };

export interface AwsLogOptions {
  /** Where the group is; absent: the region of the environment or the profile. */
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told where a limit left out what there is beside. */
  readonly onCut: () => void;
}
