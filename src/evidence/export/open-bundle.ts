import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileError, parseJson, tryFile } from '../../collect/file-error.ts';
import { plainFile } from '../../collect/open-snapshot.ts';
import type { Assessment } from '../../model/assessment.ts';
import { InputError, type Place } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, type EvidenceScope, evidenceFiles } from '../../model/evidence.ts';
import { readJsonFile } from '../bundle/read-file.ts';
import { digestOf } from '../bundle/write-file.ts';
import { parseEvidenceManifest } from '../verify/parse-manifest.ts';
import { parseRun } from '../verify/parse-run.ts';
import { parseScope } from '../verify/parse-scope.ts';

/** Larger than that of any bundle: it has some hundred files. */
const maxManifestBytes = 16 * 1024 * 1024;

/** A bundle whose head was read. That its files are what the manifest lists is checked as they are asked for. */
export interface OpenBundle {
  readonly folder: string;
  readonly manifest: EvidenceManifest;
  readonly manifestSha256: string;
  readonly run: EvidenceRun;
  readonly scope: EvidenceScope;
  readonly assessment: Omit<Assessment, 'results'>;
}

/** Checks what somebody else may have written. Throws InputError. */
export type ReadAssessment = (value: unknown, place: Place) => Omit<Assessment, 'results'>;

/**
 * Opens the folder of a bundle. Nothing here proves the bundle: it is only refused where a file is not what the manifest
 * lists, or is not shaped as it must be.
 * @throws InputError
 */
export async function openBundle(folder: string, readAssessment: ReadAssessment): Promise<OpenBundle> {
  const place = join(folder, evidenceFiles.manifest);
  const text = tryFile(place, 'read', () => {
    if (plainFile(place).size > maxManifestBytes) {
      throw new InputError({ file: place }, { en: 'is larger than any manifest', ja: 'マニフェストとして大きすぎる' });
    }
    return fs.readFileSync(place);
  });
  const manifest = parseEvidenceManifest(text.toString(), { file: place });
  const { run: runFile, scope: scopeFile, assessment: assessmentFile } = evidenceFiles;
  for (const path of [runFile, scopeFile, assessmentFile]) await checkFile(folder, manifest, path);
  const read = (path: string) => readJsonFile(folder, path, manifest.files[path]);
  const placeOf = (path: string): Place => ({ file: join(folder, path) });
  return {
    folder,
    manifest,
    manifestSha256: digestOf(text).sha256,
    run: parseRun(read(runFile), placeOf(runFile)),
    scope: parseScope(read(scopeFile), placeOf(scopeFile)),
    assessment: readAssessment(read(assessmentFile), placeOf(assessmentFile)),
  };
}

/** Whether a file of a bundle has the bytes that the manifest lists. Throws InputError where it has not. */
export async function checkFile(folder: string, { files }: EvidenceManifest, path: string): Promise<void> {
  const place = join(folder, path);
  const listed = Object.hasOwn(files, path) ? files[path] : undefined;
  if (!listed) {
    throw new InputError(
      { file: join(folder, evidenceFiles.manifest) },
      { en: `lists no ${path}: not a whole bundle`, ja: `${path} の記載がない。バンドルが不完全` },
    );
  }
  tryFile(place, 'read', () => plainFile(place));
  const sha256 = createHash('sha256');
  try {
    for await (const chunk of fs.createReadStream(place, { highWaterMark: 256 * 1024 })) sha256.update(chunk);
  } catch (error) {
    throw fileError(place, 'read', error);
  }
  if (sha256.digest('hex') === listed.sha256) return;
  throw new InputError(
    { file: place },
    {
      en: 'is not what the manifest lists: it was changed. See comply evidence verify',
      ja: 'マニフェストの記載と一致しない。変更されている。comply evidence verify で確認すること',
    },
  );
}

/** A JSON line of a bundle's file as a value. */
export function parseAt(
  folder: string,
  path: string,
  { text, line }: { readonly text: string; readonly line: number },
) {
  const place = { file: join(folder, path), line };
  return { value: parseJson(text, place), place };
}
