import { UsageError } from '../../model/errors.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { formatDestination } from './destination.ts';
import { startOfRun } from './run-name.ts';
import { keyPrefix, type Store } from './store.ts';
import { type StoredObject, walkVersions } from './walk-versions.ts';

/** A run in a bucket. */
export interface StoredRun {
  /** `run-20261122T010203Z-1a2b3c4d`: sorted, they are in the order of their starts. */
  readonly name: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Of its keys, with a slash at its end. */
  readonly keyPrefix: string;
  /** Its manifest is there, which is put last. Without it the upload was cut off, and this is not a bundle. */
  readonly complete: boolean;
  /** What lies there, by path within the bundle. */
  readonly objects: ReadonlyMap<string, StoredObject>;
}

/**
 * The runs below a destination, sorted by name, or the one it names itself: `s3://bucket/prefix/run-…`. Keys that are not of
 * a run are left out.
 * @throws UsageError when there is none, or S3 refuses
 */
export async function listRuns(store: Store): Promise<readonly StoredRun[]> {
  const root = rootOf(store);
  const runs = new Map<string, Map<string, StoredObject>>();
  for await (const object of walkVersions(store, keyPrefix(store.destination))) {
    const [name = '', ...path] = object.key.slice(root.length).split('/');
    if (path.length === 0 || startOfRun(name) === undefined) continue;
    const objects = runs.get(name) ?? new Map<string, StoredObject>();
    runs.set(name, objects.set(path.join('/'), object));
  }
  if (runs.size === 0) throw noRun(store);
  return [...runs]
    .map(([name, objects]) => ({
      name,
      startedAt: startOfRun(name) ?? '',
      keyPrefix: `${root}${name}/`,
      complete: objects.get(evidenceFiles.manifest)?.first !== undefined,
      objects,
    }))
    .sort((a, b) => compareText(a.name, b.name));
}

/** What stands before the name of a run in its keys. */
function rootOf({ destination }: Store): string {
  const segments = destination.prefix.split('/');
  if (startOfRun(segments.at(-1) ?? '') === undefined) return keyPrefix(destination);
  return keyPrefix({ ...destination, prefix: segments.slice(0, -1).join('/') });
}

function noRun({ destination }: Store): UsageError {
  const place = formatDestination(destination);
  return new UsageError({
    en: `${place}: there is no evidence bundle; name the prefix that scan --evidence was given`,
    ja: `${place}: 証跡バンドルがない。scan --evidence に指定したプレフィックスを指定すること`,
  });
}
