import type { EvidenceFile, EvidenceManifest } from '../../model/evidence.ts';
import { evidenceSchemaVersion } from '../../model/evidence.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { compareText } from '../../text/order.ts';
import { createTreeHasher, hashLeaf } from '../merkle.ts';

/** The manifest over the files of a bundle, and its bytes. */
export function buildManifest(parts: Pick<EvidenceManifest, 'runId' | 'seq' | 'prev' | 'files'>): {
  readonly manifest: EvidenceManifest;
  readonly text: string;
} {
  const tree = createTreeHasher();
  for (const leaf of hashFiles(parts.files)) tree.add(leaf);
  const manifest = { schemaVersion: evidenceSchemaVersion, ...parts, merkle: tree.root().toString('hex') };
  return { manifest, text: toCanonicalJson(manifest) };
}

/** The leaves of the tree over a manifest's files: of each `[path, file]` in canonical JSON, in order of path. */
export function hashFiles(files: EvidenceManifest['files']): readonly Buffer[] {
  return Object.entries(files)
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, file]) => hashFile(path, file));
}

export function hashFile(path: string, file: EvidenceFile): Buffer {
  return hashLeaf(toCanonicalJson([path, file]));
}
