import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { formatDestination } from '../../evidence/upload/destination.ts';
import { downloadRun } from '../../evidence/upload/download-run.ts';
import { eachOf } from '../../evidence/upload/each-of.ts';
import { listRuns, type StoredRun } from '../../evidence/upload/list-runs.ts';
import type { Store } from '../../evidence/upload/store.ts';
import { UsageError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { printable } from '../../report/printable.ts';
import { compareText } from '../../text/order.ts';
import type { Io } from '../io.ts';
import { describeUnfinished } from './destination.ts';
import { describeDownload } from './fetch-bundle.ts';
import { type BucketOptions, bucketOpener, isInBucket } from './open-bucket.ts';

export interface FetchRunsOptions extends BucketOptions {
  /** Paths that are wanted of each run beside manifest and signature. */
  readonly wants: (path: string) => boolean;
  /** Told before each run is read. */
  readonly onProgress?: ((progress: RunsProgress) => void) | undefined;
}

export interface RunsProgress {
  /** Runs of this place that were read. */
  readonly done: number;
  readonly total: number;
  readonly run: string;
}

/** Runs that can be read. */
export interface FetchedRuns {
  /** In the order of the texts: a folder of the user's, of a run or of many, as it is; of a prefix in S3 a folder for each run, in their order. */
  readonly directories: readonly string[];
  /** Of each directory that was made here, where it came from: `s3://bucket/prefix/run-…`. */
  readonly places: ReadonlyMap<string, string>;
  readonly notices: readonly Text[];
  /** Removes what was made for them. */
  readonly dispose: () => void;
}

/** Runs that are read at the same time, several files each. */
const concurrency = 4;

/** What `comply period` reads of a run. */
export function isForPeriod(path: string): boolean {
  return path === evidenceFiles.run || path === evidenceFiles.scope || path.startsWith('derived/tables/');
}

/**
 * Many runs by the texts of their places. Of a prefix in S3 all whole runs below it; those whose upload was cut off are left out,
 * and said.
 * @throws UsageError for a place without a whole run, or when S3 refuses; InputError for a manifest that is none; what `signal`
 * was aborted with
 */
export async function fetchRuns(texts: readonly string[], io: Io, options: FetchRunsOptions): Promise<FetchedRuns> {
  const open = bucketOpener(options, io);
  const folders: string[] = [];
  const dispose = (): void => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const found: PlaceRuns[] = [];
  try {
    for (const text of texts) {
      if (!isInBucket(text)) {
        found.push({ directories: [resolve(io.cwd, text)], places: [], notices: [] });
        continue;
      }
      const store = await open(text);
      const runs = await listRuns(store);
      const folder = mkdtempSync(join(tmpdir(), 'comply-runs-'));
      folders.push(folder);
      found.push(await fetchPlace({ store, runs, folder }, options));
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    directories: found.flatMap(({ directories }) => directories),
    places: new Map(found.flatMap(({ places }) => places)),
    notices: found.flatMap(({ notices }) => notices),
    dispose,
  };
}

interface Place {
  readonly store: Store;
  readonly runs: readonly StoredRun[];
  readonly folder: string;
}

interface PlaceRuns {
  readonly directories: readonly string[];
  readonly places: readonly (readonly [directory: string, place: string])[];
  readonly notices: readonly Text[];
}

async function fetchPlace({ store, runs, folder }: Place, options: FetchRunsOptions): Promise<PlaceRuns> {
  const { signal, wants, onProgress } = options;
  const placeOf = ({ keyPrefix }: StoredRun): string =>
    formatDestination({ ...store.destination, prefix: keyPrefix.slice(0, -1) });
  const whole = runs.filter(({ complete }) => complete);
  if (whole.length === 0) throw new UsageError(noWholeRun(formatDestination(store.destination)));
  const unfinished = runs.filter(({ complete }) => !complete).map((run) => describeUnfinished(placeOf(run)));
  const said = new Map<string, readonly Text[]>();
  let done = 0;
  await eachOf(whole, { limit: concurrency, signal }, async (run, stop) => {
    onProgress?.({ done, total: whole.length, run: run.name });
    const at = { ...store, signal: stop };
    said.set(
      run.name,
      describeDownload(at, run, await downloadRun({ store: at, run, directory: join(folder, run.name), wants })),
    );
    done += 1;
  });
  const notices = [...said].sort(([a], [b]) => compareText(a, b)).flatMap(([, texts]) => texts);
  return {
    directories: whole.map(({ name }) => join(folder, name)),
    places: whole.map((run) => [join(folder, run.name), placeOf(run)]),
    notices: [...unfinished, ...notices],
  };
}

function noWholeRun(place: string): Text {
  const shown = printable(place);
  return {
    en: `${shown}: no run there is whole, as each upload was cut off; run the uploads again: they go on where they stopped`,
    ja: `${shown}: 完成した証跡バンドルがない。どのアップロードも途切れている。アップロードを再実行すると、途中から続行する`,
  };
}
