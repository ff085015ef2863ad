import { UsageError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { resolveLock } from './check-bucket.ts';
import { formatDestination } from './destination.ts';
import { eachOf } from './each-of.ts';
import type { Lock, LockRequest } from './lock.ts';
import { matchObject } from './match-object.ts';
import { putObject } from './put-object.ts';
import { type LocalBundle, type LocalFile, readBundle } from './read-bundle.ts';
import type { UploadedObject, UploadReceipt } from './receipt.ts';
import { startOfRun } from './run-name.ts';
import { keyPrefix, type Store } from './store.ts';
import { type StoredObject, type StoredVersion, walkVersions } from './walk-versions.ts';

/** Objects that are sent at the same time. */
const concurrency = 4;

/** How far an upload is. */
export interface UploadProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly totalBytes: number;
  /** What was just finished, within the bundle. */
  readonly path: string;
}

export interface UploadOptions {
  /** A whole bundle on this machine. */
  readonly directory: string;
  readonly store: Store;
  /** Absent: what the bucket does by itself. */
  readonly lock?: LockRequest | undefined;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** What one upload shares. */
interface Upload {
  readonly store: Store;
  readonly lock: Lock | undefined;
  readonly prefix: string;
  readonly present: ReadonlyMap<string, StoredObject>;
  readonly add: (file: LocalFile, object: UploadedObject) => void;
}

/**
 * Copies a bundle to `<prefix>/run-<start>-<id>/`: first the files its manifest lists, then the signature, the manifest last,
 * so that a prefix without one is not a bundle. Nothing is overwritten and nothing deleted: what is there already with the
 * same content counts, so that an upload that was cut off goes on when it is run again, and other content ends it before
 * anything is sent.
 * @throws InputError for a bundle that is not whole; UsageError for a bucket that is not fit for it or refuses
 */
export async function uploadBundle({
  directory,
  store,
  lock: request,
  onProgress,
}: UploadOptions): Promise<UploadReceipt> {
  const bundle = await readBundle(directory);
  const lock = request && (await resolveLock(store, request, new Date(startOfRun(bundle.name) ?? '')));
  const prefix = keyPrefix(store.destination, bundle.name);
  const present = new Map<string, StoredObject>();
  for await (const object of walkVersions(store, prefix)) present.set(object.key, object);
  const { add, objects } = startTally(bundle, onProgress);
  const upload: Upload = { store, lock, prefix, present, add };
  const isThere = (file: LocalFile): boolean => present.get(prefix + file.path)?.first !== undefined;
  await send(upload, bundle.files.filter(isThere));
  const missing = bundle.files.filter((file) => !isThere(file));
  const last: readonly string[] = [evidenceFiles.attestation, evidenceFiles.manifest];
  await send(
    upload,
    missing.filter(({ path }) => !last.includes(path)),
  );
  for (const path of last) {
    await send(
      upload,
      missing.filter((file) => file.path === path),
    );
  }
  return {
    schemaVersion: 1,
    kind: 'comply-evidence-upload',
    runId: bundle.manifest.runId,
    manifestSha256: bundle.manifestSha256,
    bucket: store.destination.bucket,
    region: store.region,
    keyPrefix: prefix,
    lock: lock ? { mode: lock.mode, retainUntil: lock.retainUntil.toISOString() } : null,
    objects: objects.sort((a, b) => compareText(a.path, b.path)),
  };
}

async function send(upload: Upload, files: readonly LocalFile[]): Promise<void> {
  const { prefix, present, lock, add } = upload;
  await eachOf(files, { limit: concurrency, signal: upload.store.signal }, async (file, signal) => {
    const store = { ...upload.store, signal };
    const key = prefix + file.path;
    const { versionId } = await settle({ store, key, file, lock, version: present.get(key)?.first });
    // A lock is one of a version: without its id nobody could say what is locked.
    if (lock && versionId === null) throw noVersion(store, key);
    add(file, { path: file.path, key, versionId, sha256: file.sha256, bytes: file.bytes });
  });
}

interface Settling {
  readonly store: Store;
  readonly key: string;
  readonly file: LocalFile;
  readonly lock: Lock | undefined;
  readonly version: StoredVersion | undefined;
}

/** Sees to it that the file lies at its key, whoever put it there. */
async function settle(options: Settling): Promise<{ readonly versionId: string | null }> {
  const { store, key, version } = options;
  if (version) {
    await matchObject({ ...options, version });
    return version;
  }
  const put = await putObject(options);
  if (put !== 'taken') return put;
  for await (const object of walkVersions(store, key)) {
    if (object.key === key && object.first) return settle({ ...options, version: object.first });
  }
  throw vanished(store, key);
}

function noVersion({ destination }: Store, key: string): UsageError {
  const place = formatDestination({ ...destination, prefix: '' }, key);
  return new UsageError({
    en: `${place}: the answer names no version, though the bucket keeps them; a proxy on the way may have given it`,
    ja: `${place}: バケットはバージョンを保持しているが、応答にバージョンIDがない。途中のプロキシの応答の可能性がある`,
  });
}

function vanished({ destination }: Store, key: string): UsageError {
  const place = formatDestination({ ...destination, prefix: '' }, key);
  return new UsageError({
    en: `${place}: another program writes and deletes there; stop it, then run this again`,
    ja: `${place}: 別のプログラムが書き込みと削除を行っている。止めてから再実行すること`,
  });
}

function startTally({ files }: LocalBundle, onProgress: UploadOptions['onProgress']) {
  const objects: UploadedObject[] = [];
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  const add: Upload['add'] = (file, object) => {
    objects.push(object);
    bytes += file.bytes;
    onProgress?.({ done: objects.length, total: files.length, bytes, totalBytes, path: file.path });
  };
  return { add, objects };
}
