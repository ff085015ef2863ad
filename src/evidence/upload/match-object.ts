import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { UsageError } from '../../model/errors.ts';
import { isWeaker, readMode } from './check-bucket.ts';
import { formatDestination } from './destination.ts';
import { type Lock, strongerMode } from './lock.ts';
import type { LocalFile } from './read-bundle.ts';
import { ask, type Store } from './store.ts';
import type { StoredVersion } from './walk-versions.ts';

export interface MatchOptions {
  readonly store: Store;
  readonly key: string;
  readonly file: LocalFile;
  readonly version: StoredVersion;
  readonly lock: Lock | undefined;
}

/**
 * Takes what lies at a key for the file that was to be put there, if its content is the same, and brings its lock up to what is
 * asked for now.
 * @throws UsageError for other content: nothing is overwritten
 */
export async function matchObject({ store, key, file, version, lock }: MatchOptions): Promise<void> {
  const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
  const which = { Bucket: store.destination.bucket, Key: key, ...idOf(version) };
  const head = await ask(store, { call: 'HeadObject', key, none: ['NotFound'] }, (client, options) =>
    client.send(new HeadObjectCommand({ ...which, ChecksumMode: 'ENABLED' }), options),
  );
  const sha256 = head?.ChecksumSHA256;
  const same =
    head !== undefined &&
    head.ContentLength === file.bytes &&
    // Of an object that was put in parts it is a digest of digests, with their number behind it.
    (sha256 !== undefined && !sha256.includes('-')
      ? Buffer.from(sha256, 'base64').toString('hex') === file.sha256
      : (await digestObject(store, key, version)) === file.sha256);
  if (!same) throw isOther(store, key);
  if (lock === undefined) return;
  const mode = readMode(head.ObjectLockMode);
  const present = mode && head.ObjectLockRetainUntilDate && { mode, retainUntil: head.ObjectLockRetainUntilDate };
  if (present && !isWeaker(present, lock)) return;
  await extendLock({ store, key, version, lock: present ? strongest(present, lock) : lock });
}

/** The version to name in a request; none where the bucket keeps no versions. */
export function idOf({ versionId }: Pick<StoredVersion, 'versionId'>): { readonly VersionId?: string } {
  return versionId === null ? {} : { VersionId: versionId };
}

async function extendLock({ store, key, version, lock }: Omit<MatchOptions, 'file'> & { readonly lock: Lock }) {
  const { PutObjectRetentionCommand } = await import('@aws-sdk/client-s3');
  const command = new PutObjectRetentionCommand({
    Bucket: store.destination.bucket,
    Key: key,
    ...idOf(version),
    Retention: { Mode: lock.mode, RetainUntilDate: lock.retainUntil },
  });
  await ask(store, { call: 'PutObjectRetention', key }, (client, options) => client.send(command, options));
}

/** Both of two locks at once. */
function strongest(a: Lock, b: Lock): Lock {
  return {
    mode: strongerMode(a.mode, b.mode),
    retainUntil: new Date(Math.max(a.retainUntil.getTime(), b.retainUntil.getTime())),
  };
}

/** Of an object that was put without this digest, by another program. */
async function digestObject(store: Store, key: string, version: StoredVersion): Promise<string> {
  const { GetObjectCommand } = await import('@aws-sdk/client-s3');
  const command = new GetObjectCommand({ Bucket: store.destination.bucket, Key: key, ...idOf(version) });
  const answer = await ask(store, { call: 'GetObject', key }, (client, options) => client.send(command, options));
  const hash = createHash('sha256');
  if (answer?.Body instanceof Readable) for await (const chunk of answer.Body) hash.update(chunk);
  return hash.digest('hex');
}

function isOther({ destination }: Store, key: string): UsageError {
  const place = formatDestination({ ...destination, prefix: '' }, key);
  return new UsageError({
    en: `${place}: something else is there already, and nothing is overwritten; name another prefix`,
    ja: `${place}: 別の内容がすでにある。上書きはしない。別のプレフィックスを指定すること`,
  });
}
