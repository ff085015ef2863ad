import { InputError } from '../../model/errors.ts';
import type { LockMode } from './lock.ts';
import { parseObject } from './parse-manifest.ts';

/** One file of a bundle where it lies now. */
export interface UploadedObject {
  /** Within the bundle. */
  readonly path: string;
  readonly key: string;
  /** `null`: the bucket keeps no versions. */
  readonly versionId: string | null;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What an upload leaves with whoever made it, to be kept apart from the bucket: which versions are the bundle, whatever is put
 * on top of them later.
 */
export interface UploadReceipt {
  readonly schemaVersion: 1;
  readonly kind: 'comply-evidence-upload';
  readonly runId: string;
  readonly manifestSha256: string;
  readonly bucket: string;
  readonly region: string;
  /** Of the run, with a slash at its end. */
  readonly keyPrefix: string;
  /** What was asked for; null: nothing, so that what the bucket does by itself holds. */
  readonly lock: { readonly mode: LockMode; readonly retainUntil: string } | null;
  /** Sorted by path. */
  readonly objects: readonly UploadedObject[];
}

/** As a file holds it. */
export function formatReceipt(receipt: UploadReceipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/**
 * What reading back needs of a receipt: the manifest's digest, and the version of each path.
 * @throws InputError at `file`
 */
export function parseReceipt(bytes: Buffer, file: string): ReceiptVersions {
  const { kind, manifestSha256, objects } = parseObject(bytes, file);
  const isReceipt = kind === 'comply-evidence-upload' && typeof manifestSha256 === 'string' && Array.isArray(objects);
  if (!isReceipt) refuse(file);
  const versions = objects.map((entry: unknown) => {
    const { path, versionId } = (typeof entry === 'object' && entry !== null ? entry : {}) as Readonly<
      Record<string, unknown>
    >;
    const isVersion = typeof versionId === 'string' || versionId === null;
    return typeof path === 'string' && isVersion ? ([path, versionId] as const) : refuse(file);
  });
  return { manifestSha256, versions: new Map(versions) };
}

export interface ReceiptVersions {
  readonly manifestSha256: string;
  readonly versions: ReadonlyMap<string, string | null>;
}

function refuse(file: string): never {
  throw new InputError(
    { file },
    { en: 'is not the receipt of an upload (uploads.json)', ja: 'アップロードの記録（uploads.json）ではない' },
  );
}
