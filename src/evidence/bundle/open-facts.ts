import { join } from 'node:path';
import { parseJson } from '../../collect/file-error.ts';
import { parseLine } from '../../collect/parse-line.ts';
import type { Fact, Facts } from '../../judge.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { placeOf } from './place.ts';
import { readLines } from './read-file.ts';
import { isRecordFile, recordFile } from './record-file.ts';

/** What is judged of a bundle: its records file by file, then its ledger. A file that holds nothing wanted is not opened. */
export function openFacts(folder: string, paths: Iterable<string>, manifest: Facts['manifest']): Facts {
  const records = [...paths].filter(isRecordFile).sort(compareText);
  return {
    manifest,
    async *lines({ types, ledger }) {
      const wanted = new Set([...types].map(recordFile));
      for (const path of records) if (wanted.has(path)) yield* readFacts(folder, path);
      if (ledger) yield* readFacts(folder, evidenceFiles.calls);
    },
  };
}

async function* readFacts(folder: string, path: string): AsyncGenerator<Fact> {
  const file = join(folder, path);
  for await (const { text, line } of readLines(folder, path)) {
    const place = { file, line };
    yield { line: parseLine(parseJson(text, place), place), place: placeOf({ path, line, text }) };
  }
}
