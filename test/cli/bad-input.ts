import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command line that cannot work, and what must be said of it. */
export interface BadInput {
  readonly what: string;
  /** Puts the files there. */
  readonly prepare?: (folder: string) => void;
  readonly argv: readonly string[];
  /** What stands in the line in either language: where it is wrong. */
  readonly place: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly remedyJa: string;
  /** Files that must not be there afterwards. */
  readonly absent?: readonly string[];
}

/** Writes this file of the folder. */
export function file(name: string, text: string): (folder: string) => void {
  return (folder) => writeFileSync(join(folder, name), text);
}
