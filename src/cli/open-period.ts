import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Assessment } from '../model/assessment.ts';
import { InputError } from '../model/errors.ts';
import type { Period } from '../model/period.ts';
import { readStoredPeriod } from '../report/period/stored-period.ts';

/** Bytes of a file that are read at most: twelve thousand exceptions take seven million. */
const mostBytes = 128 * 1024 * 1024;

/**
 * Reads a file that `comply period --format json` wrote, for the report on an assessment of the same organisation.
 * @throws InputError when it cannot be read, is no period, or is of another organisation.
 */
export function openPeriod(file: string, { organization }: Assessment, cwd: string): Period {
  const period = readStoredPeriod(file, readText(file, cwd));
  const [ours, theirs] = [organization, period.organization].map((name) => name?.slice(0, 80));
  if (ours === undefined || theirs === undefined || period.organization === organization) return period;
  throw new InputError(
    { file },
    {
      en: `the period is of another organisation (${theirs}) than the assessment (${ours}); give one of the same`,
      ja: `期間の組織（${theirs}）が判定結果の組織（${ours}）と異なる。同じ組織のものを指定すること`,
    },
  );
}

function readText(file: string, cwd: string): string {
  try {
    const bytes = readSome(resolve(cwd, file));
    if (bytes.length <= mostBytes) return bytes.toString();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError(
      { file },
      {
        en: `cannot be read (${code}); give a file that comply period --format json wrote`,
        ja: `読み取れない（${code}）。comply period --format json が書き出したファイルを指定すること`,
      },
    );
  }
  throw new InputError(
    { file },
    {
      en: `larger than ${mostBytes} bytes; select frameworks or controls, or a shorter period, with comply period`,
      ja: `${mostBytes}バイトを超える。comply period でフレームワーク、項目、または期間を絞ること`,
    },
  );
}

/** All of a file, or of what comes through a pipe; a byte more than is read at most where there is more. */
function readSome(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const parts: Buffer[] = [];
    for (let length = 0; length <= mostBytes; ) {
      const part = Buffer.alloc(Math.min(1024 * 1024, mostBytes + 1 - length));
      const read = readSync(descriptor, part);
      if (read === 0) break;
      parts.push(part.subarray(0, read));
      length += read;
    }
    return Buffer.concat(parts);
  } finally {
    closeSync(descriptor);
  }
}
