import type { RecordPlace } from '../../model/evidence.ts';
import { digestDigits, type TableRecords } from '../../model/finding-table.ts';
import { createDictionary, drain } from './dictionary.ts';

/** Lines of the evidence bundle, each once. */
export interface RecordDictionary {
  readonly place: (record: RecordPlace) => number;
  readonly takeAdded: () => TableRecords;
}

export function createRecordDictionary(): RecordDictionary {
  const files = createDictionary<string>();
  /** File to line to position. */
  const lines: Map<number, number>[] = [];
  const added = { file: [] as number[], line: [] as number[], digest: [] as string[] };
  let [size, lastLine] = [0, 0];

  const place = ({ file, line, sha256 }: RecordPlace): number => {
    const fileAt = files.place(file, () => file);
    const ofFile = lines[fileAt] ?? new Map<number, number>();
    lines[fileAt] = ofFile;
    const known = ofFile.get(line);
    if (known !== undefined) return known;
    ofFile.set(line, size);
    added.file.push(fileAt);
    added.line.push(line - lastLine);
    added.digest.push(sha256.slice(0, digestDigits).padEnd(digestDigits));
    lastLine = line;
    return size++;
  };

  const takeAdded = () => ({
    files: files.takeAdded(),
    file: drain(added.file),
    line: drain(added.line),
    digest: drain(added.digest).join(''),
  });
  return { place, takeAdded };
}
