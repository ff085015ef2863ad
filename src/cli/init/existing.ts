import { lstatSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, UsageError } from '../../model/errors.ts';

/** Throws UsageError for a file that is there: it would be overwritten. */
export function refuseExisting(file: string, cwd: string): void {
  if (!isThere(file, cwd)) return;
  throw new UsageError({
    en: `${file} is there already; --force overwrites it`,
    ja: `${file} はすでにある。上書きする場合は --force を付けること`,
  });
}

/**
 * A link that leads nowhere is there too.
 * @throws InputError where that cannot be found out
 */
export function isThere(file: string, cwd: string): boolean {
  return look(file, () => lstatSync(resolve(cwd, file), { throwIfNoEntry: false })) !== undefined;
}

/**
 * Whether a file is there that somebody may have filled in.
 * @throws InputError for a folder, and where it cannot be found out
 */
export function isFileThere(file: string, cwd: string): boolean {
  if (look(file, () => statSync(resolve(cwd, file), { throwIfNoEntry: false }))?.isDirectory()) {
    throw new InputError(
      { file },
      { en: 'is a folder, where a file belongs; move it away', ja: 'ファイルの場所にフォルダーがある。移動すること' },
    );
  }
  return isThere(file, cwd);
}

function look(file: string, read: () => Stats | undefined): Stats | undefined {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    throw new InputError(
      { file },
      {
        en: `cannot be looked at (${code}); see whose the folders above it are, and what stands in their place`,
        ja: `有無を確認できない（${code}）。上位フォルダーのアクセス権と、同名のファイルの有無を確認すること`,
      },
    );
  }
}
