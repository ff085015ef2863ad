import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { contentType } from './content-type.ts';
import { formatDestination } from './destination.ts';
import type { Lock } from './lock.ts';
import type { LocalFile } from './read-bundle.ts';
import type { Store } from './store.ts';
import { explainFault, isPassing, readStoreFault } from './store-fault.ts';

/** Up to this size a file is held in memory, so that the SDK can send it again; above it is streamed, and sent again here. */
const maxHeldBytes = 8 * 1024 * 1024;

/** Tries at a file that is streamed, or whose key another writer holds at the moment; the wait between them, in milliseconds. */
const tries = 4;
const firstWait = 250;

export interface PutOptions {
  readonly store: Store;
  readonly key: string;
  readonly file: LocalFile;
  readonly lock: Lock | undefined;
}

/**
 * Puts a file where nothing is yet, under the SHA-256 of the manifest, which S3 checks before it keeps anything.
 * @returns the id of its version (`null`: the bucket keeps none), or `taken`, when something is there by now: another writer's, or
 * ours, whose answer was lost
 * @throws UsageError when S3 does not take it
 */
export async function putObject({
  store,
  key,
  file,
  lock,
}: PutOptions): Promise<{ versionId: string | null } | 'taken'> {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const { client, destination, signal } = store;
  for (let attempt = 1; ; attempt += 1) {
    const body = await openBody(file);
    const command = new PutObjectCommand({ ...describe(destination.bucket, key, file), ...lockOf(lock), Body: body });
    try {
      const { VersionId: id } = await client.send(command, signal ? { abortSignal: signal } : {});
      return { versionId: id === undefined || id === 'null' ? null : id };
    } catch (error) {
      const fault = readStoreFault(error);
      if (fault?.status === 412) return 'taken';
      const again = fault !== undefined && isPassing(fault) && (fault.status === 409 || !Buffer.isBuffer(body));
      if (!again || attempt === tries) {
        throw explainFault(error, { call: 'PutObject', place: formatDestination({ ...destination, prefix: '' }, key) });
      }
      await sleep(firstWait * 2 ** (attempt - 1), undefined, signal ? { signal } : {});
    } finally {
      if (!Buffer.isBuffer(body)) body.destroy();
    }
  }
}

function describe(bucket: string, key: string, file: LocalFile): PutObjectCommandInput {
  return {
    Bucket: bucket,
    Key: key,
    IfNoneMatch: '*',
    ContentType: contentType(file.path),
    ContentLength: file.bytes,
    // "The Content-MD5 or x-amz-sdk-checksum-algorithm header is required for any request to upload an object with a
    // retention period": API_PutObject.
    ChecksumAlgorithm: 'SHA256',
    ChecksumSHA256: Buffer.from(file.sha256, 'hex').toString('base64'),
  };
}

function lockOf(lock: Lock | undefined): Partial<PutObjectCommandInput> {
  return lock ? { ObjectLockMode: lock.mode, ObjectLockRetainUntilDate: lock.retainUntil } : {};
}

async function openBody({ file, bytes }: LocalFile) {
  return bytes <= maxHeldBytes ? readFile(file) : createReadStream(file, { highWaterMark: 256 * 1024 });
}
