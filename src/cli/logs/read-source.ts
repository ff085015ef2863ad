import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseRegion } from '../../config/parse-region.ts';
import { parseDestination } from '../../evidence/upload/destination.ts';
import { UnreadableError, UsageError } from '../../model/errors.ts';
import { openAwsServices, readAwsLog } from '../../providers/index.ts';
import type { AwsLogPlace, LogPart } from '../../providers/log-lines.ts';
import { printable } from '../../report/printable.ts';
import type { LogsCheckOptions } from '../command-options.ts';
import type { Io } from '../io.ts';
import { readTimeout } from '../limits.ts';
import { readMaxEvents, readSince } from './settings.ts';

/** A log that was named, and its parts as they come. */
export interface LogSource {
  readonly shown: string;
  readonly parts: AsyncIterable<LogPart>;
  /** A limit left something out. */
  readonly isCut: () => boolean;
}

/** Bytes that are read of a file at a time, into the same memory. */
const chunkBytes = 256 * 1024;

/** Opens `-`, a file, `s3://bucket/key` or `cloudwatch:GROUP`. Throws UsageError for what is no such place. */
export async function openLogSource(text: string, options: LogsCheckOptions, io: Io): Promise<LogSource> {
  const place = parseAwsPlace(text, options, io);
  if (place) return openAws(text, place, options, io);
  for (const [flag, value] of Object.entries({ '--since': options.since, '--max-events': options.maxEvents })) {
    if (value === undefined) continue;
    throw new UsageError({
      en: `${flag} goes with cloudwatch:GROUP only`,
      ja: `${flag} を指定できるのは cloudwatch:GROUP のみ`,
    });
  }
  const shown = text === '-' ? 'stdin' : printable(text);
  const chunks = text === '-' ? readInput(io) : readFile(resolve(io.cwd, text), shown);
  return { shown, parts: single({ name: shown, chunks }), isCut: () => false };
}

async function openAws(text: string, place: AwsLogPlace, options: LogsCheckOptions, io: Io): Promise<LogSource> {
  const region = options.region === undefined ? undefined : parseRegion(options.region);
  const services = await openAwsServices({
    profile: options.awsProfile,
    env: io.env,
    now: io.now,
    timeout: readTimeout(undefined),
  });
  let isCut = false;
  const onCut = (): void => {
    isCut = true;
  };
  return { shown: printable(text), parts: await readAwsLog(place, services, { region, onCut }), isCut: () => isCut };
}

function parseAwsPlace(text: string, options: LogsCheckOptions, io: Io): AwsLogPlace | undefined {
  if (/^s3:/i.test(text)) {
    const { bucket, prefix } = parseDestination(text);
    return { kind: 's3', bucket, key: text.endsWith('/') && prefix !== '' ? `${prefix}/` : prefix };
  }
  const [, group] = /^cloudwatch:(.*)$/is.exec(text) ?? [];
  if (group !== undefined) {
    // DescribeLogGroups, "logGroupName"; FilterLogEvents takes an ARN too.
    if (!/^[\w./#:-]{1,512}$/.test(group)) {
      throw new UsageError({
        en: `${printable(text)}: write cloudwatch:GROUP, as in cloudwatch:/acme/ai-audit`,
        ja: `${printable(text)}: cloudwatch:/acme/ai-audit のように、cloudwatch:グループ名 の形で書くこと`,
      });
    }
    return {
      kind: 'cloudwatch',
      group,
      since: readSince(options.since, io.now()),
      maxEvents: readMaxEvents(options.maxEvents),
    };
  }
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) return undefined;
  throw new UsageError({
    en: `${printable(text)}: a log is a file, s3://bucket/key or cloudwatch:GROUP`,
    ja: `${printable(text)}: ログの指定は、ファイル、s3://バケット/キー、cloudwatch:グループ名 のいずれか`,
  });
}

async function* single(part: LogPart): AsyncGenerator<LogPart> {
  yield part;
}

async function* readInput({ input }: Io): AsyncGenerator<Uint8Array> {
  if (input !== undefined) yield* input;
}

async function* readFile(path: string, shown: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY);
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(error, shown);
  } finally {
    await file?.close();
  }
}

/** What the system, or the inflating of gzip, refused as one line; any other error as it is. */
export function unreadable(error: unknown, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof UnreadableError || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOENT') {
    return new UnreadableError({ en: `${shown}: does not exist`, ja: `${shown}: 存在しない` });
  }
  if (/^Z_/.test(code)) {
    return new UnreadableError({
      en: `${shown}: the gzip data are broken or cut off (${code})`,
      ja: `${shown}: gzipのデータが壊れているか途中で切れている（${code}）`,
    });
  }
  return /^E[A-Z]+$/.test(code)
    ? new UnreadableError({ en: `${shown}: cannot be read (${code})`, ja: `${shown}: 読み取れない（${code}）` })
    : error;
}
