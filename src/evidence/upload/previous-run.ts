import { createHash } from 'node:crypto';
import { evidenceFiles } from '../../model/evidence.ts';
import { formatDestination } from './destination.ts';
import { fetchBytes } from './fetch-object.ts';
import { maxManifestBytes, parseManifestOutline } from './parse-manifest.ts';
import { startOfRun } from './run-name.ts';
import { keyPrefix, type Store } from './store.ts';
import { listFolders, walkVersions } from './walk-versions.ts';

/** The end of the chain in a bucket. */
export interface ChainHead {
  readonly runId: string;
  readonly seq: number;
  readonly manifestSha256: string;
}

export interface PreviousRun {
  /** Absent: there is no whole run yet. */
  readonly head?: ChainHead;
  /** Names of later runs whose upload was cut off, newest first. Continued afterwards, they and the next one name the same run before them. */
  readonly unfinished: readonly string[];
}

/**
 * The newest whole run below the destination, which the next one names as the one before it. The first version of its manifest is
 * read. Costs one listing of the names and two requests.
 * @throws UsageError when S3 refuses; InputError for a manifest that is none
 */
export async function previousRun(store: Store): Promise<PreviousRun> {
  const root = keyPrefix(store.destination);
  const names = (await listFolders(store, root)).filter((name) => startOfRun(name) !== undefined);
  const unfinished: string[] = [];
  for (const name of names.reverse()) {
    const head = await readHead(store, `${root}${name}/${evidenceFiles.manifest}`);
    if (head) return { head, unfinished };
    unfinished.push(name);
  }
  return { unfinished };
}

async function readHead(store: Store, key: string): Promise<ChainHead | undefined> {
  for await (const object of walkVersions(store, key)) {
    if (object.key !== key || object.first === undefined) continue;
    const { versionId } = object.first;
    const bytes = await fetchBytes({ store, key, versionId, maxBytes: maxManifestBytes });
    if (bytes === undefined) return undefined;
    const place = formatDestination({ ...store.destination, prefix: '' }, key);
    const { runId, seq } = parseManifestOutline(bytes, place);
    return { runId, seq, manifestSha256: createHash('sha256').update(bytes).digest('hex') };
  }
  return undefined;
}
