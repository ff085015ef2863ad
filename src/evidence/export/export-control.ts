import * as fs from 'node:fs';
import { fileError, tryFile } from '../../collect/file-error.ts';
import type { ControlDossier } from '../../model/dossier.ts';
import { InputError } from '../../model/errors.ts';
import { openLineFile, writeWhole } from '../bundle/write-file.ts';
import { extractRecords } from '../extract/extract-records.ts';
import { writeExtract } from '../extract/verify-extract.ts';
import { copyRecords } from './copy-records.ts';
import type { OpenBundle } from './open-bundle.ts';
import { type ControlPlace, selectControl } from './select-control.ts';

/** The files of a control's folder that are not pages or sheets. */
export const exportFiles = { records: 'records.ndjson', proof: 'proof.json' } as const;

export interface ExportRequest {
  readonly bundle: OpenBundle;
  readonly place: ControlPlace;
  /** Where the folder will lie: a new or an empty one. */
  readonly out: string;
  /** Pages, sheets and what explains them, by file name. */
  readonly render: (dossier: ControlDossier) => AsyncIterable<readonly [path: string, content: string | Uint8Array]>;
}

/**
 * Writes the folder for one control beside its place, then puts it there in one step. Whatever throws leaves nothing behind.
 * @throws InputError where the folder is taken, the disk refuses, or the bundle is not what its manifest lists
 */
export async function exportControl(request: ExportRequest): Promise<ControlDossier> {
  const { out } = request;
  claim(out);
  const draft = `${out}.part`;
  const discard = (): void => fs.rmSync(draft, { recursive: true, force: true });
  discard();
  try {
    tryFile(draft, 'write', () => fs.mkdirSync(draft, { recursive: true, mode: 0o700 }));
    const dossier = await writeInto(draft, request);
    settle(draft, out);
    return dossier;
  } catch (error) {
    discard();
    throw error;
  }
}

async function writeInto(draft: string, { bundle, place, render }: ExportRequest): Promise<ControlDossier> {
  const { dossier: selected, pointed } = await selectControl(bundle, place);
  const copies = openLineFile(draft, exportFiles.records);
  const records = await copyRecords(bundle, pointed, copies);
  await copies.close();
  const { framework, control } = place;
  const proof = await extractRecords(bundle.folder, `control:${framework.id}:${control.id}`);
  writeWhole(draft, exportFiles.proof, writeExtract(proof));
  const dossier: ControlDossier = {
    ...selected,
    records,
    proof: { lines: proof.records.length, leftOut: proof.leftOut ?? 0 },
  };
  for await (const [path, content] of render(dossier)) writeWhole(draft, path, content);
  return dossier;
}

/** Refuses a place where something lies. */
function claim(out: string): void {
  const present = tryFile(out, 'write', () => (fs.existsSync(out) ? fs.readdirSync(out) : []));
  if (present.length === 0) return;
  throw new InputError(
    { file: out },
    {
      en: 'is not empty: name a new or an empty folder',
      ja: 'フォルダーが空ではない。新しいフォルダーか空のフォルダーを指定すること',
    },
  );
}

function settle(draft: string, out: string): void {
  try {
    if (fs.existsSync(out)) fs.rmdirSync(out);
    fs.renameSync(draft, out);
  } catch (error) {
    throw fileError(out, 'write', error);
  }
}
