import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatDestination } from '../../evidence/upload/destination.ts';
import { type Download, downloadRun } from '../../evidence/upload/download-run.ts';
import { fileFault } from '../../evidence/upload/file-fault.ts';
import { listRuns, type StoredRun } from '../../evidence/upload/list-runs.ts';
import { parseReceipt, type ReceiptVersions } from '../../evidence/upload/receipt.ts';
import { describeNotice } from '../../evidence/upload/run-notice.ts';
import type { Store } from '../../evidence/upload/store.ts';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { printable } from '../../report/printable.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { describeUnfinished } from './destination.ts';
import { type BucketOptions, bucketOpener, isInBucket } from './open-bucket.ts';

export interface FetchOptions extends BucketOptions {
  /** A file: what the upload left with whoever made it. Its versions are read, in place of the first ones. */
  readonly receipt?: string | undefined;
  /** Paths that are wanted beside manifest and signature; absent: all. */
  readonly wants?: ((path: string) => boolean) | undefined;
}

/** A bundle that can be read. */
export interface FetchedBundle {
  readonly directory: string;
  /** What is not as the upload left it: nothing of it changes what is read. On one line, fit for a terminal. */
  readonly notices: readonly Text[];
  /** Removes what was made for it; of a folder of the user's nothing. */
  readonly dispose: () => void;
}

/**
 * A bundle by the text of its place: a folder as it is, or a run in S3 as a private temporary folder. A prefix stands for the
 * only whole run below it.
 * @throws UsageError for a place that names no run or more than one, or when S3 refuses; InputError for a manifest or receipt
 * that is none; what `signal` was aborted with
 */
export async function fetchBundle(text: string, io: Io, options: FetchOptions = {}): Promise<FetchedBundle> {
  if (!isInBucket(text)) {
    if (options.receipt !== undefined) throw new UsageError(receiptOfFolder(text));
    return { directory: resolve(io.cwd, text), notices: [], dispose: () => undefined };
  }
  const receipt = options.receipt === undefined ? undefined : readReceipt(resolve(io.cwd, options.receipt));
  const store = await bucketOpener(options, io)(text);
  const { run, notices } = pickRun(store, await listRuns(store));
  const folder = mkdtempSync(join(tmpdir(), 'comply-fetched-'));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const download = await downloadRun({
      store,
      run,
      directory: join(folder, run.name),
      receipt,
      wants: options.wants,
    });
    return { directory: download.directory, notices: [...notices, ...describeDownload(store, run, download)], dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** A bundle to work on, by the text of its place. */
export interface BundleRequest extends Omit<FetchOptions, 'signal'> {
  readonly bundle: string;
}

/**
 * Does something with a bundle, wherever it lies, and removes what was made for it, however that ends. A signal while it is
 * fetched ends with its own exit code.
 */
export async function withBundle(
  { bundle: text, ...options }: BundleRequest,
  io: Io,
  work: (bundle: FetchedBundle) => Promise<ExitCode>,
): Promise<ExitCode> {
  const fetched = await untilInterrupted(io, (signal) => fetchBundle(text, io, { ...options, signal }));
  if ('interrupted' in fetched) return fetched.interrupted;
  try {
    return await work(fetched.value);
  } finally {
    fetched.value.dispose();
  }
}

/** What work came to, or the exit code of the signal that ended it. The work ends when its signal says so. */
export async function untilInterrupted<Value>(
  io: Io,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly interrupted: ExitCode }> {
  const controller = new AbortController();
  let interrupted: ExitCode | undefined;
  const stopListening = io.onInterrupt((received) => {
    interrupted = received === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
    controller.abort();
  });
  try {
    return { value: await work(controller.signal) };
  } catch (error) {
    if (interrupted !== undefined) return { interrupted };
    throw error;
  } finally {
    stopListening();
  }
}

/** What was found of a run while it was read, one line each. */
export function describeDownload({ destination }: Store, run: StoredRun, { notices }: Download): readonly Text[] {
  const place = formatDestination({ ...destination, prefix: run.keyPrefix.slice(0, -1) });
  return notices.map((notice) => {
    const { en, ja } = describeNotice(notice);
    return { en: printable(`${place}/${en}`), ja: printable(`${place}/${ja}`) };
  });
}

/** How many runs an error lists. */
const mostNamed = 3;

function pickRun(
  store: Store,
  runs: readonly StoredRun[],
): { readonly run: StoredRun; readonly notices: readonly Text[] } {
  const placeOf = (run: StoredRun): string =>
    formatDestination({ ...store.destination, prefix: run.keyPrefix.slice(0, -1) });
  const whole = runs.filter(({ complete }) => complete);
  if (whole.length > 1) throw new UsageError(severalRuns(store, whole.map(placeOf)));
  // Without a whole one the download says what is wrong with the newest.
  const run = whole[0] ?? runs.at(-1);
  if (run === undefined) throw new Error('a listing of runs is never empty');
  return { run, notices: runs.filter((other) => other !== run).map((other) => describeUnfinished(placeOf(other))) };
}

function severalRuns({ destination }: Store, places: readonly string[]): Text {
  const prefix = printable(formatDestination(destination));
  const newest = printable(places.slice(-mostNamed).reverse().join(', '));
  return {
    en: `${prefix}: there are ${places.length} runs; name one, the newest first: ${newest}`,
    ja: `${prefix}: ${places.length}件の実行がある。1件を指定すること（新しい順）: ${newest}`,
  };
}

function readReceipt(file: string): ReceiptVersions {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw fileFault(file, 'read', error);
  }
  return parseReceipt(bytes, file);
}

function receiptOfFolder(text: string): Text {
  const shown = printable(text);
  return {
    en: `--receipt names versions in S3, and '${shown}' is a folder; write s3://bucket/prefix/run-…, or leave it out`,
    ja: `--receipt はS3のバージョンの記録だが、'${shown}' はフォルダーである。s3://バケット/プレフィックス/run-… を指定するか、--receipt を外すこと`,
  };
}
