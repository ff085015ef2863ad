import { resolve } from 'node:path';
import { extractRecords } from '../../evidence/extract/extract-records.ts';
import { writeExtract } from '../../evidence/extract/verify-extract.ts';
import { evidenceMessagesIn } from '../../i18n/evidence.ts';
import { type EvidenceExtract, evidenceFiles } from '../../model/evidence.ts';
import { printable } from '../../report/printable.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { replaceFile } from '../replace-file.ts';
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
  else await replaceFile({ file: output, place: resolve(io.cwd, output), isPrivate: true }, [text]);
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
