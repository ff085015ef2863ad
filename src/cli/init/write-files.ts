import { readFileSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../model/errors.ts';
import { makeFolderOf } from '../make-folder.ts';
import { replaceFile } from '../replace-file.ts';

/** A file, named as messages name it, and the whole of its text. */
export interface NewFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes all of them or none: where one cannot be written, those before it are as they were.
 * @throws InputError for the first that cannot be written
 */
export async function writeFiles(files: readonly NewFile[], cwd: string): Promise<void> {
  for (const { file } of files) makeFolderOf(file, cwd);
  const places = files.map(({ file, text }) => {
    const place = resolve(cwd, file);
    return { file, text, place, before: readBefore(file, place) };
  });
  const written: typeof places = [];
  try {
    for (const output of places) {
      await replaceFile(output, [output.text]);
      written.push(output);
    }
  } catch (error) {
    for (const { before, ...output } of written.toReversed()) {
      if (before === undefined) rmSync(output.place, { force: true });
      else await replaceFile(output, [before]);
    }
    throw error;
  }
}

/** What an overwritten file holds; undefined where there is none. @throws InputError for a folder, and for what cannot be read */
function readBefore(file: string, place: string): Buffer | undefined {
  try {
    if (statSync(place, { throwIfNoEntry: false }) === undefined) return undefined;
    return readFileSync(place);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw new InputError(
      { file },
      {
        en: `cannot be overwritten (${code}); see what stands there, and whose it is`,
        ja: `上書きできない（${code}）。フォルダーでないことと、アクセス権を確認すること`,
      },
    );
  }
}
