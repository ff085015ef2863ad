import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
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
}

/**
 * Writes beside the file and puts it in its place in one step, so that no half of it is ever there.
 * @throws InputError where it cannot be written; nothing is left behind
 */
export async function replaceFile(
  { file, place, isPrivate = false }: OutputPlace,
  content: Iterable<string | Uint8Array>,
): Promise<void> {
  const draft = `${place}.part`;
  try {
    // A file that lies there keeps the rights it has.
    if (isPrivate) await rm(draft, { force: true });
    const mode = isPrivate ? 0o600 : 0o666;
    await pipeline(Readable.from(content), createWriteStream(draft, { mode, flush: isPrivate }));
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw new InputError(
      { file },
      {
        en: `cannot be written (${code}); name a file in a folder that exists and is yours`,
        ja: `書き込めない（${code}）。書き込み権限のある既存のフォルダー内のファイルを指定すること`,
      },
    );
  }
}
