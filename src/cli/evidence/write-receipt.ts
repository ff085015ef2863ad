import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { formatReceipt, type UploadReceipt } from '../../evidence/upload/receipt.ts';
import { InputError } from '../../model/errors.ts';

/** Receipts of one run in one folder: of as many buckets, or of versions that were deleted and put again. */
const mostReceipts = 99;

/**
 * Writes a receipt as `run-20261122T010203Z-1a2b3c4d.uploads.json`, for its owner alone. What is there is never overwritten, as an
 * earlier receipt may name versions that are gone by now: the next free number is taken, and the same receipt is written once.
 * @returns the file
 * @throws InputError where it cannot be written
 */
export function writeReceipt(receipt: UploadReceipt, folder: string): string {
  const text = formatReceipt(receipt);
  const run = posix.basename(receipt.keyPrefix);
  for (let number = 1; number <= mostReceipts; number += 1) {
    const file = resolve(folder, `${run}${number === 1 ? '' : `.${number}`}.uploads.json`);
    if (isWritten(file, text) || holds(file, text)) return file;
  }
  const file = resolve(folder, `${run}.uploads.json`);
  throw new InputError(
    { file },
    {
      en: `there are ${mostReceipts} other receipts of this run beside it; move them elsewhere, then run it again`,
      ja: `この実行のアップロードの記録がほかに${mostReceipts}件ある。別の場所に移してから再実行すること`,
    },
  );
}

/** Whether it was written; not where something is there already. */
function isWritten(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (code === 'EEXIST') return false;
    // What a full disk left of it.
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'ENOENT') rmSync(file, { force: true });
    throw new InputError(
      { file },
      {
        en: `cannot be written (${code}): the bundle is uploaded, its receipt is not kept; run the upload again from another folder`,
        ja: `書き込めない（${code}）。バンドルはアップロードしたが、その記録を保存できていない。別のフォルダーでアップロードを再実行すること`,
      },
    );
  }
}

function holds(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}
