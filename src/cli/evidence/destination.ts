import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { resolveLock } from '../../evidence/upload/check-bucket.ts';
import { formatDestination, parseDestination } from '../../evidence/upload/destination.ts';
import { type LockRequest, parseLock } from '../../evidence/upload/lock.ts';
import { previousRun } from '../../evidence/upload/previous-run.ts';
import type { Store } from '../../evidence/upload/store.ts';
import { UsageError } from '../../model/errors.ts';
import { type EvidenceManifest, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { printable } from '../../report/printable.ts';
import type { Io } from '../io.ts';
import { newChain } from './find-previous.ts';
import { type BucketOptions, bucketOpener, isInBucket } from './open-bucket.ts';

/** Where a bundle shall go, as the flags say it. */
export interface DestinationOptions extends BucketOptions {
  /** A folder, or `s3://bucket/prefix`. */
  readonly evidence: string;
  readonly lockUntil?: string | undefined;
  readonly lockMode?: string | undefined;
}

/** A place for a bundle. */
export type EvidencePlace = FolderPlace | BucketPlace;

export interface FolderPlace {
  readonly kind: 'folder';
  readonly directory: string;
}

/** A bucket that was found, and can hold what was asked for. */
export interface BucketPlace extends BucketTarget {
  readonly kind: 's3';
  /** Where the bundle is written before it is uploaded: a name in a private temporary folder. */
  readonly directory: string;
  /** What the bundle follows: the newest whole run in the bucket. */
  readonly chain: Pick<EvidenceManifest, 'seq' | 'prev'>;
  /** What is odd about the runs that are there. */
  readonly notices: readonly Text[];
  /** Removes the temporary folder, unless a whole bundle lies there: one that did not reach the bucket. */
  readonly dispose: () => void;
}

/** A bucket to upload to. */
export interface BucketTarget {
  readonly store: Store;
  readonly lock: LockRequest | undefined;
  /** The flags that ask for the same again: `--lock-until 6y`. */
  readonly flags: readonly string[];
}

/**
 * Turns `--evidence` into a place, before anything is collected: a bucket is asked whether it is there, whether it can hold the
 * lock, and for its newest run.
 * @throws UsageError for what is no place, or a bucket that is not fit for it
 */
export async function openDestination(options: DestinationOptions, io: Io): Promise<EvidencePlace> {
  const { evidence } = options;
  if (!isInBucket(evidence)) {
    refuseLock(options);
    return { kind: 'folder', directory: resolve(io.cwd, evidence) };
  }
  const target = await openTarget(options, io);
  const { head, unfinished } = await previousRun(target.store);
  const folder = mkdtempSync(join(tmpdir(), 'comply-evidence-'));
  const directory = join(folder, 'bundle');
  return {
    kind: 's3',
    ...target,
    directory,
    chain: head ? { seq: head.seq + 1, prev: { runId: head.runId, manifestSha256: head.manifestSha256 } } : newChain,
    notices: unfinished.map((name) => describeUnfinished(formatDestination(target.store.destination, name))),
    dispose: () => {
      if (existsSync(join(directory, evidenceFiles.manifest))) return;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the bucket that a bundle is uploaded to.
 * @throws UsageError for what is no `s3://bucket/prefix`, or a bucket that is not fit for the lock
 */
export async function openTarget(options: DestinationOptions, io: Io): Promise<BucketTarget> {
  const { evidence, lockUntil, lockMode, awsProfile } = options;
  // What is wrong with the command line is said before anything is asked.
  parseDestination(evidence);
  if (lockUntil === undefined) refuseMode(lockMode);
  const lock = lockUntil === undefined ? undefined : parseLock(lockUntil, lockMode, io.now());
  refuseReadOnly(io.cwd);
  const store = await bucketOpener(options, io)(evidence);
  if (lock) await resolveLock(store, lock, io.now());
  const flags = Object.entries({ '--lock-until': lockUntil, '--lock-mode': lockMode, '--aws-profile': awsProfile });
  return { store, lock, flags: flags.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])) };
}

/** A run that is not a bundle yet, as its upload was cut off. */
export function describeUnfinished(place: string): Text {
  const shown = printable(place);
  return {
    en: `${shown}: its upload was cut off before its manifest, so it is not a bundle and is left out`,
    ja: `${shown}: アップロードがマニフェストの手前で途切れており、バンドルとして完成していないため、対象外とした`,
  };
}

function refuseLock({ evidence, lockUntil, lockMode }: DestinationOptions): void {
  if (lockUntil === undefined && lockMode === undefined) return;
  const flag = lockUntil === undefined ? '--lock-mode' : '--lock-until';
  throw new UsageError({
    en: `${flag} is a lock of S3, and '${printable(evidence)}' is a folder; write s3://bucket/prefix, or leave it out`,
    ja: `${flag} はS3のロックだが、'${printable(evidence)}' はフォルダーである。s3://バケット/プレフィックス を指定するか、${flag} を外すこと`,
  });
}

function refuseMode(lockMode: string | undefined): void {
  if (lockMode === undefined) return;
  throw new UsageError({
    en: '--lock-mode says how, and nothing says until when; give --lock-until too, as in --lock-until 6y',
    ja: '--lock-mode だけでは期間が決まらない。--lock-until 6y のように --lock-until も指定すること',
  });
}

/** The receipt of an upload is written there: to find that out afterwards would be late. */
function refuseReadOnly(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    const shown = printable(folder);
    throw new UsageError({
      en: `${shown} cannot be written, and the receipt of the upload goes there; run comply in a folder of yours`,
      ja: `${shown} に書き込めない。アップロードの記録を現在のフォルダーに書き出すため、書き込み権限のあるフォルダーで実行すること`,
    });
  }
}
