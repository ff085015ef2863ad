import { isDestination, parseDestination } from '../../evidence/upload/destination.ts';
import { openStore, type Store } from '../../evidence/upload/store.ts';
import { UsageError } from '../../model/errors.ts';
import { openAwsServices } from '../../providers/index.ts';
import { printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import { readTimeout } from '../limits.ts';

/** How a bucket is reached. */
export interface BucketOptions {
  /** Absent: what the environment names. */
  readonly awsProfile?: string | undefined;
  /** Longest time in which no byte moves, as in `30s`. */
  readonly timeout?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens the bucket of a `s3://bucket/prefix`; credentials are asked for once, however many there are. */
export type OpenBucket = (text: string) => Promise<Store>;

/** What opens buckets. Asks nothing before the first one. */
export function bucketOpener({ awsProfile, timeout, signal }: BucketOptions, io: Io): OpenBucket {
  let services: ReturnType<typeof openAwsServices> | undefined;
  return async (text) => {
    const destination = parseDestination(text);
    services ??= openAwsServices({ profile: awsProfile, env: io.env, now: io.now, timeout: readTimeout(timeout) });
    const settings = await services;
    return openStore({ destination, settings: (region) => settings('S3', region), signal });
  };
}

/**
 * Whether a place of evidence is one in S3; else it is a folder.
 * @throws UsageError for another kind of URI: a folder of that name is not what was meant
 */
export function isInBucket(text: string): boolean {
  if (isDestination(text)) return true;
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return false;
  const shown = printable(text);
  throw new UsageError({
    en: `${shown}: evidence lies in a folder or in S3; name a folder, or write s3://bucket/prefix`,
    ja: `${shown}: 証跡の置き場所はフォルダーかS3である。フォルダー、または s3://バケット/プレフィックス を指定すること`,
  });
}
