import { hash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { parseJson, tryFile } from '../../collect/file-error.ts';
import { readJsonObject } from '../../collect/shape.ts';
import {
  type EvidenceExtract,
  type EvidenceManifest,
  type ExtractedRecord,
  evidenceFiles,
  evidenceSchemaVersion,
} from '../../model/evidence.ts';
import type { Json } from '../../model/json.ts';
import { compareText } from '../../text/order.ts';
import { hashFiles } from '../bundle/manifest.ts';
import { growTree } from '../merkle.ts';
import { readHead } from '../verify/check-chain.ts';
import { parseEvidenceManifest } from '../verify/parse-manifest.ts';
import { broken, readTree, type TreeFile } from './read-tree.ts';

/** Lines taken out of one file. */
export interface Picked {
  readonly path: string;
  readonly file: TreeFile;
}

/** A bundle that records are taken out of. */
export interface ExtractSource {
  /** Reads a file of lines once and keeps those that are wanted. Throws InputError where it is not what the manifest says. */
  read(path: string, isWanted: (text: string, line: number) => boolean): Promise<Picked>;
  /** What was taken out, with its proofs. */
  compose(picked: readonly Picked[], leftOut?: number): EvidenceExtract;
}

/** Opens a bundle. Throws InputError where it is none, or not what its manifest says. */
export function openSource(folder: string): ExtractSource {
  const bytes = readHead(folder, evidenceFiles.manifest);
  const manifest = parseEvidenceManifest(bytes.toString(), { file: join(folder, evidenceFiles.manifest) });
  const files = growTree(hashFiles(manifest.files));
  if (files.root().toString('hex') !== manifest.merkle) throw broken(folder, evidenceFiles.manifest);
  return {
    read: async (path, isWanted) => ({
      path,
      file: await readTree({ folder, path, file: manifest.files[path], isWanted }),
    }),
    compose: (picked, leftOut = 0) => ({
      schemaVersion: evidenceSchemaVersion,
      kind: 'comply-evidence-extract',
      runId: manifest.runId,
      manifestSha256: hash('sha256', bytes),
      files: Object.keys(manifest.files).length,
      merkle: manifest.merkle,
      records: [...picked]
        .sort((a, b) => compareText(a.path, b.path))
        .flatMap((one) => proveLines(one, manifest, (position) => toBase64(files.prove(position)))),
      ...(leftOut > 0 && { leftOut }),
      attestation: readAttestation(folder),
    }),
  };
}

function proveLines(
  { path, file: { tree, lines } }: Picked,
  manifest: EvidenceManifest,
  proveFile: (position: number) => string,
): readonly ExtractedRecord[] {
  const file = manifest.files[path];
  if (!file) return [];
  const position = Object.keys(manifest.files).sort(compareText).indexOf(path);
  const fileProof = proveFile(position);
  return [...lines].map(([line, text]) => {
    const lineProof = toBase64(tree.prove(line - 1));
    return { path, file, text, line, lineProof, position: position + 1, fileProof };
  });
}

function toBase64(hashes: readonly Buffer[]): string {
  return Buffer.concat(hashes).toString('base64');
}

/** The signature goes along as it is; whoever verifies the extract checks it. */
function readAttestation(folder: string): Json {
  const file = join(folder, evidenceFiles.attestation);
  if (!tryFile(file, 'read', () => fs.existsSync(file))) return null;
  const value = parseJson(readHead(folder, evidenceFiles.attestation).toString(), { file });
  return readJsonObject({ value, place: { file }, path: '' });
}
