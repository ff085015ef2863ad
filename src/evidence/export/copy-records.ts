import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { DossierRecord, Excerpt } from '../../model/dossier.ts';
import { InputError } from '../../model/errors.ts';
import { compareText } from '../../text/order.ts';
import { readLines } from '../bundle/read-file.ts';
import type { LineFile } from '../bundle/write-file.ts';
import { checkFile, type OpenBundle } from './open-bundle.ts';
import type { PointedRecords } from './select-results.ts';

/** Records that are listed in pages and sheets. */
export const recordLimit = 50_000;

/**
 * Copies the lines that results point to, by file and line. Throws InputError where one is not there or not the one that
 * was judged.
 */
export async function copyRecords(
  { folder, manifest }: OpenBundle,
  pointed: PointedRecords,
  copies: LineFile,
): Promise<Excerpt<DossierRecord>> {
  const rows: DossierRecord[] = [];
  let total = 0;
  for (const [file, lines] of [...pointed].sort(([a], [b]) => compareText(a, b))) {
    // Only what the manifest lists is opened: a path in a result may be anything.
    await checkFile(folder, manifest, file);
    let found = 0;
    for await (const { text, line } of readLines(folder, file)) {
      const sha256 = lines.get(line);
      if (sha256 === undefined) continue;
      if (hash('sha256', text) !== sha256) throw changed(join(folder, file), line);
      const copy = copies.add(text);
      found += 1;
      total += 1;
      if (rows.length < recordLimit) rows.push({ file, line, sha256, copy: copy.line });
    }
    if (found < lines.size) throw changed(join(folder, file));
  }
  return { rows, total };
}

function changed(file: string, line?: number): InputError {
  return new InputError(
    { file, ...(line !== undefined && { line }) },
    {
      en: 'is not the record that a result was judged from. See comply evidence verify',
      ja: '判定結果が根拠とした記録と一致しない。comply evidence verify で確認すること',
    },
  );
}
