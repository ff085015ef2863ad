import { hash } from 'node:crypto';
import type { RecordPlace } from '../../model/evidence.ts';

/** A line and where it stands. */
export interface PlacedLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Where a line stands. Its digest is made when it is asked for: of most lines nobody does. Until then it holds the line. */
export function placeOf({ path, line, text }: PlacedLine): RecordPlace {
  let sha256: string | undefined;
  return {
    file: path,
    line,
    get sha256() {
      sha256 ??= hash('sha256', text);
      return sha256;
    },
  };
}

/** A place by itself, without its line. */
export function settle({ file, line, sha256 }: RecordPlace): RecordPlace {
  return { file, line, sha256 };
}
