import { accessSync, constants, createWriteStream, realpathSync, statSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../model/errors.ts';

/** A file to be written. */
export interface OutputPlace {
  /** As it was named, for messages. */
  readonly file: string;
  /** Where that is. */
  readonly place: string;
  /** For its owner alone. */
  readonly isPrivate?: boolean;
  /** The rights it gets, whatever the process masks; those of the file it takes the place of. */
  readonly mode?: number;
}

/**
 * Writes beside the file and puts it in its place in one step, so that no half of it is ever there. A link
 * stays a link; what is no file is written to as it is: `/dev/stdout`, a pipe.
 * @throws InputError where it cannot be written; nothing is left behind
 */
export async function replaceFile(
  { file, place, isPrivate = false, mode: kept }: OutputPlace,
  content: Iterable<string | Uint8Array>,
): Promise<void> {
  let draft: string | undefined;
  try {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found && !found.isFile() && !found.isDirectory()) {
      return await pipeline(Readable.from(content), createWriteStream(place));
    }
    const end = found ? realpathSync(place) : place;
    draft = `${end}.part`;
    // A file that lies there keeps the rights it has.
    if (isPrivate) await rm(draft, { force: true });
    const mode = isPrivate ? 0o600 : 0o666;
    await pipeline(Readable.from(content), createWriteStream(draft, { mode, flush: isPrivate }));
    if (kept !== undefined) await chmod(draft, kept);
    await rename(draft, end);
  } catch (error) {
    // A folder of that name is not ours to take away.
    if (draft !== undefined) await rm(draft, { force: true }).catch(() => {});
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw unwritable(file, code);
  }
}

/**
 * Finds out whether a file could be written, for what takes long to make.
 * @throws InputError where it could not
 */
export function checkPlace({ file, place }: Pick<OutputPlace, 'file' | 'place'>): void {
  try {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw unwritable(file, 'EISDIR');
    const isWrittenTo = found !== undefined && !found.isFile();
    // By the sign at its end it has to be a folder.
    const folder = `${dirname(found ? realpathSync(place) : place)}${sep}`;
    accessSync(isWrittenTo ? place : folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw typeof code === 'string' ? unwritable(file, code) : error;
  }
}

function unwritable(file: string, code: string): InputError {
  return new InputError(
    { file },
    {
      en: `cannot be written (${code}); name a file in a folder that exists and is yours`,
      ja: `書き込めない（${code}）。書き込み権限のある既存のフォルダー内のファイルを指定すること`,
    },
  );
}
