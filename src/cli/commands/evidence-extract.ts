import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractRecords } from '../../evidence/extract/extract-records.ts';
import { writeExtract } from '../../evidence/extract/verify-extract.ts';
import { evidenceMessagesIn } from '../../i18n/evidence.ts';
import { InputError } from '../../model/errors.ts';
import { type EvidenceExtract, evidenceFiles } from '../../model/evidence.ts';
import { printable } from '../../report/printable.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../settings.ts';

export interface EvidenceExtractOptions {
  /** The file to write; absent: stdout. */
  readonly output?: string;
}

/** Writes the records of one finding or control, with what proves that they are of the bundle, into one file. */
export async function extractEvidence(
  bundle: string,
  selector: string,
  { output }: EvidenceExtractOptions,
  io: Io,
): Promise<ExitCode> {
  const extract = await extractRecords(resolve(io.cwd, bundle), selector);
  const text = writeExtract(extract);
  if (output === undefined) await io.stdout.write(text);
  else replaceFile(output, text, io.cwd);
  const t = evidenceMessagesIn(languageOf(io));
  await io.stderr.write(`${t.extracted({ file: printable(output ?? '-'), ...countOf(extract) })}\n`);
  if (extract.leftOut !== undefined) await io.stderr.write(`${t.leftOut({ n: extract.leftOut })}\n`);
  return exitCodes.ok;
}

function countOf({ records }: EvidenceExtract) {
  return {
    records: records.length,
    results: records.filter(({ path }) => path === evidenceFiles.results).length,
    proof: Math.max(0, ...records.map(({ lineProof, fileProof }) => lineProof.length + fileProof.length)),
  };
}

/** Writes beside the file and puts it in its place in one step, so that no half of it is ever there. */
function replaceFile(file: string, text: string, cwd: string): void {
  const place = resolve(cwd, file);
  const beside = `${place}.part`;
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError({ file }, { en: `cannot be written (${code})`, ja: `書き込めない（${code}）` });
  }
}
