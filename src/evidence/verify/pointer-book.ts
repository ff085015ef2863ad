import type { EvidencePointer } from '../../model/evidence.ts';
import { evidenceFiles } from '../../model/evidence.ts';
import type { Checking } from './checking.ts';
import { resolves } from './json-pointer.ts';

/** Lines that results point to, at most: one result has some ten. */
const maxLines = 10_000_000;

/** Where the results of a bundle say that their records stand, held until those lines are read. */
export interface PointerBook {
  /** A pointer of the result on this line. */
  note(pointer: EvidencePointer, result: number): void;
  /** Whether anything points to this line. */
  wants(file: string, line: number): boolean;
  /** The line itself: what points to it is checked. */
  meet(file: string, line: number, found: { readonly sha256: string; readonly value: unknown }): void;
  /** All lines were read: what was pointed to and not met is not there. */
  end(): void;
  readonly count: () => number;
}

interface Expected {
  readonly sha256: string;
  readonly pointers: Set<string>;
  /** The first result that points there. */
  readonly result: number;
}

export function createPointerBook(checking: Checking): PointerBook {
  const files = new Map<string, Map<number, Expected>>();
  // A few texts stand in very many results.
  const texts = new Map<string, string>();
  let lines = 0;
  let count = 0;
  const problem = (result: number, code: string, text: { readonly en: string; readonly ja: string }): void =>
    checking.problem(code, text, { file: evidenceFiles.results, line: result });
  return {
    note({ file, line, sha256, pointers }, result) {
      count += 1;
      const inFile = files.get(file) ?? new Map<number, Expected>();
      files.set(file, inFile);
      const known = inFile.get(line);
      if (known && known.sha256 !== sha256) {
        const place = `${file}:${line}`;
        problem(result, 'pointer', {
          en: `points to ${place} with another digest than result ${known.result}`,
          ja: `${place} へのポインターのダイジェストが、結果${known.result}行目のものと異なる`,
        });
        return;
      }
      if (!known && ++lines > maxLines) return;
      const expected = known ?? { sha256, pointers: new Set<string>(), result };
      if (!known) inFile.set(line, expected);
      for (const pointer of pointers) {
        const text = texts.get(pointer) ?? pointer;
        if (texts.size < 100_000) texts.set(text, text);
        expected.pointers.add(text);
      }
    },
    wants: (file, line) => files.get(file)?.has(line) === true,
    meet(file, line, { sha256, value }) {
      const inFile = files.get(file);
      const expected = inFile?.get(line);
      if (!expected) return;
      inFile?.delete(line);
      const place = `${file}:${line}`;
      if (expected.sha256 !== sha256) {
        problem(expected.result, 'pointer', {
          en: `points to ${place}, where another record stands`,
          ja: `参照先の ${place} に別の記録がある`,
        });
      }
      for (const pointer of expected.pointers) {
        if (resolves(pointer, value)) continue;
        problem(expected.result, 'pointer', {
          en: `points to ${pointer} in ${place}, where there is no such member`,
          ja: `参照先の ${place} に ${pointer} がない`,
        });
      }
    },
    end() {
      if (lines > maxLines) {
        problem(1, 'pointer', {
          en: 'points to more lines than can be checked',
          ja: '検証できる行数を超えるポインターがある',
        });
      }
      for (const [file, inFile] of files) {
        for (const [line, { result }] of inFile) {
          problem(result, 'pointer', {
            en: `points to ${file}:${line}, which is not there`,
            ja: `参照先の ${file}:${line} が存在しない`,
          });
        }
      }
    },
    count: () => count,
  };
}
