import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../model/errors.ts';
import { type Digest, evidenceFiles } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { formatDestination } from './destination.ts';
import { eachOf } from './each-of.ts';
import { fetchBytes, fetchFile } from './fetch-object.ts';
import { fileFault } from './file-fault.ts';
import type { StoredRun } from './list-runs.ts';
import { maxManifestBytes, parseManifestOutline } from './parse-manifest.ts';
import type { ReceiptVersions } from './receipt.ts';
import { noticesOf, type RunNotice } from './run-notice.ts';
import type { Store } from './store.ts';

/** Objects that are read at the same time. */
const concurrency = 8;

export interface DownloadOptions {
  readonly store: Store;
  readonly run: StoredRun;
  /** A new folder, made here. */
  readonly directory: string;
  /** What the upload left with whoever made it: its versions are read, in place of the first ones. */
  readonly receipt?: ReceiptVersions | undefined;
  /** Paths that are wanted beside manifest and signature; absent: all. */
  readonly wants?: ((path: string) => boolean) | undefined;
}

/** A run as it was read. */
export interface Download {
  readonly directory: string;
  readonly manifestSha256: string;
  /** Sorted by path. */
  readonly notices: readonly RunNotice[];
}

/**
 * Copies a run to a folder, as its manifest lists it: of each file the version that was put first, which a lock keeps. What is
 * not as listed is copied all the same and said so: to judge a bundle is for `comply evidence verify`.
 * @throws UsageError for a run whose upload was cut off, or when S3 refuses; InputError for a manifest that is none
 */
export async function downloadRun(options: DownloadOptions): Promise<Download> {
  const { store, run, directory, wants = () => true } = options;
  const place = formatDestination({ ...store.destination, prefix: '' }, run.keyPrefix.slice(0, -1));
  const bytes = await fetchManifest(options);
  if (bytes === undefined) throw cutOff(place);
  const { files } = parseManifestOutline(bytes, `${place}/${evidenceFiles.manifest}`);
  await makeFolder(directory);
  await writeFile(join(directory, evidenceFiles.manifest), bytes, { flag: 'wx', mode: 0o600 });
  const manifestSha256 = createHash('sha256').update(bytes).digest('hex');
  const notices: RunNotice[] = noticesBeside(run, files);
  const { receipt } = options;
  if (receipt && receipt.manifestSha256 !== manifestSha256) {
    notices.push({ kind: 'differs', path: evidenceFiles.manifest });
  }
  const listed = [...files].filter(([path]) => wants(path));
  const { signal } = store;
  await eachOf(listed, { limit: concurrency, signal }, async ([path, digest], stop) => {
    const kind = await copyFile({ ...options, store: { ...store, signal: stop } }, path, digest);
    if (kind) notices.push({ kind, path });
  });
  if (run.objects.has(evidenceFiles.attestation)) await copyFile(options, evidenceFiles.attestation, undefined);
  return {
    directory,
    manifestSha256,
    notices: notices.sort((a, b) => compareText(a.path, b.path)),
  };
}

/** The manifest of a run; nothing where its upload was cut off. */
export function fetchManifest({ store, run, receipt }: Pick<DownloadOptions, 'store' | 'run' | 'receipt'>) {
  const version = versionOf(run, receipt, evidenceFiles.manifest);
  const key = run.keyPrefix + evidenceFiles.manifest;
  return version === undefined ? undefined : fetchBytes({ store, key, versionId: version, maxBytes: maxManifestBytes });
}

/** Nothing: it is as listed. */
async function copyFile(
  { store, run, receipt, directory }: DownloadOptions,
  path: string,
  digest: Digest | undefined,
): Promise<'missing' | 'differs' | undefined> {
  const versionId = versionOf(run, receipt, path);
  if (versionId === undefined) return 'missing';
  const file = join(directory, ...path.split('/'));
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fetched = { store, key: run.keyPrefix + path, versionId, maxBytes: digest?.bytes ?? maxManifestBytes };
  const sha256 = await fetchFile(fetched, file);
  if (sha256 === undefined) return 'missing';
  return digest === undefined || sha256 === digest.sha256 ? undefined : 'differs';
}

/** The version to read: the receipt's, or else the first. */
function versionOf(run: StoredRun, receipt: ReceiptVersions | undefined, path: string): string | null | undefined {
  return receipt ? receipt.versions.get(path) : run.objects.get(path)?.first?.versionId;
}

function noticesBeside(run: StoredRun, files: ReadonlyMap<string, Digest>): RunNotice[] {
  const own: readonly string[] = [evidenceFiles.manifest, evidenceFiles.attestation];
  return [...run.objects].flatMap(([path, object]) =>
    files.has(path) || own.includes(path) ? noticesOf(path, object) : [{ kind: 'unlisted' as const, path }],
  );
}

async function makeFolder(directory: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 }).catch((error: unknown) => {
    throw fileFault(directory, 'write', error);
  });
}

function cutOff(place: string): UsageError {
  return new UsageError({
    en: `${place}: the upload was cut off before its manifest, so this is not a bundle; run the upload again: it goes on where it stopped`,
    ja: `${place}: アップロードがマニフェストの手前で途切れており、バンドルとして完成していない。アップロードを再実行すると、途中から続行する`,
  });
}
