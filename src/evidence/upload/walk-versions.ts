import { decodeKey, listPages } from './list-pages.ts';
import type { Store } from './store.ts';

/** A version of an object. */
export interface StoredVersion {
  /** `null` where the bucket keeps no versions. */
  readonly versionId: string | null;
  readonly bytes: number;
}

/** What lies at one key. */
export interface StoredObject {
  readonly key: string;
  /** The version that was put first; absent where only delete markers are left. */
  readonly first?: StoredVersion;
  /** How many were put after it. */
  readonly laterVersions: number;
  readonly deleteMarkers: number;
}

/** The two lists of an answer, as far as they are read. */
interface Entry {
  readonly Key?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly Size?: number | undefined;
}

interface Tally {
  first?: StoredVersion;
  versions: number;
  deleteMarkers: number;
}

/**
 * All keys below a prefix with their versions. Of one key S3 lists the newest version first.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/list-obj-version-enabled-bucket.html
 * @throws UsageError when S3 refuses
 */
export async function* walkVersions(store: Store, prefix: string): AsyncGenerator<StoredObject> {
  const open = new Map<string, Tally>();
  for await (const { page, next } of listPages(store, prefix)) {
    for (const entry of page.Versions ?? []) addVersion(open, entry);
    for (const entry of page.DeleteMarkers ?? []) tallyOf(open, entry).deleteMarkers += 1;
    for (const [key, tally] of open) {
      if (key === next) continue;
      open.delete(key);
      yield finish(key, tally);
    }
  }
}

/** The names of the folders directly below a prefix that hold any version, sorted. */
export async function listFolders(store: Store, prefix: string): Promise<readonly string[]> {
  const folders = new Set<string>();
  for await (const { page } of listPages(store, prefix, '/')) {
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) folders.add(decodeKey(Prefix).slice(prefix.length, -1));
  }
  return [...folders].sort();
}

function addVersion(open: Map<string, Tally>, entry: Entry): void {
  const tally = tallyOf(open, entry);
  tally.versions += 1;
  const { VersionId: versionId = 'null', Size: bytes = 0 } = entry;
  tally.first = { versionId, bytes };
}

function tallyOf(open: Map<string, Tally>, { Key = '' }: Entry): Tally {
  const key = decodeKey(Key);
  const tally = open.get(key) ?? { versions: 0, deleteMarkers: 0 };
  open.set(key, tally);
  return tally;
}

function finish(key: string, { first: put, versions, deleteMarkers }: Tally): StoredObject {
  // "null" is what was put before the bucket kept versions; where it has none to this day, it need not be named.
  const isAlone = versions === 1 && deleteMarkers === 0;
  const first = put && isAlone && put.versionId === 'null' ? { ...put, versionId: null } : put;
  return { key, ...(first && { first }), laterVersions: Math.max(0, versions - 1), deleteMarkers };
}
