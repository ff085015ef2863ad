import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EditedFile } from '../config/append-item.ts';
import { isUtf16, refuseEncoding } from '../config/decode-utf8.ts';
import { InputError } from '../model/errors.ts';
import { makeFolderOf } from './make-folder.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Reads a file of the user's that is to be written again.
 * @returns undefined where there is none
 * @throws InputError for one that cannot be read, or whose text would not survive
 */
export function readEdited(file: string, cwd: string): EditedFile | undefined {
  try {
    const place = resolve(cwd, file);
    // A pipe would be waited for.
    if (!statSync(place).isFile()) throw new InputError({ file }, notAFile);
    const bytes = readFileSync(place);
    const text = bytes.toString('utf8');
    if (!isUtf16(bytes) && bytes.equals(Buffer.from(text, 'utf8'))) return { file, text };
    throw refuseEncoding(bytes, file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    if (typeof code !== 'string') throw error;
    const ja = `読み取れない（${code}）。読み取り可能なファイルを指定すること`;
    throw new InputError({ file }, { en: `cannot be read (${code}); name a file that can`, ja });
  }
}

const notAFile = { en: 'is no regular file; name one', ja: '通常のファイルではない。ファイルを指定すること' };

/**
 * Writes it in one step, with the rights it has, where it is: a link stays a link.
 * @param read what was there when it was read; absent: nothing was
 * @throws InputError where it cannot be written, or somebody else has written it since
 */
export async function writeEdited({ file, text }: EditedFile, read: string | undefined, cwd: string): Promise<void> {
  const stat = statSync(resolve(cwd, file), { throwIfNoEntry: false });
  if (!stat) makeFolderOf(file, cwd);
  if (readEdited(file, cwd)?.text !== read) {
    const ja = 'この処理の間に別の編集があったため、書き込んでいない。もう一度実行すること';
    throw new InputError(
      { file },
      { en: 'was edited by another meanwhile, so it was left as it is; run this again', ja },
    );
  }
  const mode = stat && stat.mode & 0o777;
  await replaceFile({ file, place: resolve(cwd, file), ...(mode !== undefined && { mode }) }, [text]);
}
