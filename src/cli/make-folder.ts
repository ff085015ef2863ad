import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../model/errors.ts';

/** Makes the folder that a file goes into. Throws InputError where something stands in the way, or it is not the user's. */
export function makeFolderOf(file: string, cwd: string): void {
  try {
    mkdirSync(dirname(resolve(cwd, file)), { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw new InputError(
      { file },
      {
        en: `its folder cannot be made (${code}); see what stands in its place, and whose the folder above is`,
        ja: `フォルダーを作成できない（${code}）。同名のファイルの有無と、上位フォルダーの書き込み権限を確認すること`,
      },
    );
  }
}
