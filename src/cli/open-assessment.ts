import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Assessment } from '../model/assessment.ts';
import { InputError } from '../model/errors.ts';
import { readAssessment } from '../report/read-assessment.ts';

/** A saved assessment, and the digest of its file. */
export interface OpenedAssessment {
  readonly assessment: Assessment;
  /** Lower-case hexadecimal SHA-256. */
  readonly sha256: string;
}

/**
 * Reads a file that `comply scan --format json` wrote.
 * @throws InputError when it cannot be read, is no assessment, or is of a version that this program does not know.
 */
export function openAssessment(file: string, cwd: string): OpenedAssessment {
  const bytes = readBytes(file, cwd);
  return { assessment: readAssessment(file, decode(file, bytes)), sha256: hash('sha256', bytes) };
}

function readBytes(file: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A text has a longest length (https://nodejs.org/api/errors.html#err_string_too_long). */
function decode(file: string, bytes: Buffer): string {
  try {
    return bytes.toString();
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  return new InputError(
    { file },
    {
      en: `cannot be read (${code}); give a file that comply scan --format json wrote`,
      ja: `読み取れない（${code}）。comply scan --format json が書き出したファイルを指定すること`,
    },
  );
}
