import { InputError } from '../../model/errors.ts';
import type { Digest, EvidenceManifest } from '../../model/evidence.ts';
import { evidenceFiles, evidenceSchemaVersion } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';

/** What moving a bundle needs of its manifest. Whether the rest of it holds is for `comply evidence verify`. */
export interface ManifestOutline extends Pick<EvidenceManifest, 'runId' | 'seq'> {
  /** Path to its bytes as they are stored. */
  readonly files: ReadonlyMap<string, Digest>;
}

/** A manifest of more than this was written to exhaust memory: a bundle has tens of files, one line of 300 bytes each. */
export const maxManifestBytes = 16 * 1024 * 1024;

/** Names below a bundle: they become keys and, read back, files of this machine. */
const safePath = /^(?!.{300})(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/){0,8}[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const reserved: readonly string[] = [evidenceFiles.manifest, evidenceFiles.attestation];

/** @throws InputError at `file` for what is no manifest, or one whose paths lead elsewhere */
export function parseManifestOutline(bytes: Buffer, file: string): ManifestOutline {
  const { schemaVersion, runId, seq, files } = parseObject(bytes, file);
  if (typeof schemaVersion !== 'number' || typeof runId !== 'string' || !Number.isSafeInteger(seq))
    refuse(file, notOne);
  if (schemaVersion > evidenceSchemaVersion) {
    refuse(file, {
      en: `written by a newer comply (schema ${schemaVersion}); this one reads ${evidenceSchemaVersion}: update comply`,
      ja: `新しいバージョンのcomplyで作成されている（スキーマ ${schemaVersion}、読み取れるのは ${evidenceSchemaVersion} まで）。complyを更新すること`,
    });
  }
  if (!isObject(files)) refuse(file, notOne);
  const found = Object.entries(files).map(([path, entry]) => [path, readDigest(path, entry, file)] as const);
  return { runId, seq: Number(seq), files: new Map(found) };
}

/** @throws InputError at `file` for what is no JSON object */
export function parseObject(bytes: Buffer, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // V8's own message would quote the file.
  }
  return refuse(file, notOne);
}

function readDigest(path: string, entry: unknown, file: string): Digest {
  const { sha256, bytes } = isObject(entry) ? entry : {};
  const isDigest = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
  if (!safePath.test(path) || reserved.includes(path) || !isDigest || !isSize(bytes)) {
    const shown = JSON.stringify(path.slice(0, 80));
    refuse(file, {
      en: `files: ${shown} is not a file of a bundle`,
      ja: `files: ${shown} は証跡バンドルのファイルではない`,
    });
  }
  return { sha256, bytes };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const notOne: Text = {
  en: 'is not of an evidence bundle that comply wrote',
  ja: 'complyの証跡バンドルのファイルではない',
};

function refuse(file: string, text: Text): never {
  throw new InputError({ file }, text);
}
