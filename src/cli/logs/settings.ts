import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeUtf8 } from '../../config/decode-utf8.ts';
import { parseLogSchema } from '../../logs/parse-schema.ts';
import { auditEventSchema, type LogSchema } from '../../logs/schema.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import { parseDuration } from '../../text/duration.ts';

/** Events of a group that are read where nothing else is said. */
const defaultMaxEvents = 100_000;
const mostEvents = 10_000_000;
const mostFindings = 100_000;
const defaultFindings = 20;

/** `--max-gap` in milliseconds. Throws UsageError. */
export function readMaxGap(text: string | undefined): number | undefined {
  return text === undefined ? undefined : readLength('--max-gap', text);
}

/** `--since`: so long before now. Throws UsageError. */
export function readSince(text = '1d', now: Date): Date {
  return new Date(now.getTime() - readLength('--since', text));
}

function readLength(flag: string, text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds > 0) return milliseconds;
  throw new UsageError({
    en: `${flag} must be a duration as in 15m, 12h or 2d, not '${text}'`,
    ja: `${flag} の値 '${text}' は使えない。15m、12h、2d のように長さを指定すること`,
  });
}

export function readMaxEvents(text: string | undefined): number {
  return readCount('--max-events', text, { least: 1, most: mostEvents, standard: defaultMaxEvents });
}

export function readMaxFindings(text: string | undefined): number {
  return readCount('--max-findings', text, { least: 0, most: mostFindings, standard: defaultFindings });
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly standard: number;
}

function readCount(flag: string, text: string | undefined, { least, most, standard }: Range): number {
  if (text === undefined) return standard;
  const count = /^\d{1,8}$/.test(text) ? Number(text) : -1;
  if (count >= least && count <= most) return count;
  throw new UsageError({
    en: `${flag} must be a whole number from ${least} to ${most}, not '${text}'`,
    ja: `${flag} の値 '${text}' は使えない。${least}から${most}の整数を指定すること`,
  });
}

/** The schema of `--schema`, else the audit event. Throws InputError. */
export function readLogSchema(file: string | undefined, cwd: string): LogSchema {
  if (file === undefined) return auditEventSchema;
  let text: string;
  try {
    text = readRegularFile(resolve(cwd, file), file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError({ file }, { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` });
  }
  return parseLogSchema(file, text);
}

/** A pipe without a writer would be waited for. Throws InputError for what is no regular file. */
function readRegularFile(path: string, shown: string): string {
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (fstatSync(handle).isFile()) return decodeUtf8(readFileSync(handle), { file: shown });
    throw new InputError({ file: shown }, { en: 'it is no regular file', ja: '通常のファイルではない' });
  } finally {
    closeSync(handle);
  }
}
