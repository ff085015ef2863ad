import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isInside } from '../text/is-inside.ts';

/** Bytes of one file of a records folder. */
export const maxFileBytes = 64 * 1024 * 1024;

export const faultCodes = ['no-file', 'no-access', 'not-a-file', 'outside', 'too-large'] as const;
export type FaultCode = (typeof faultCodes)[number];

/** Why a file could not be had. */
export interface Fault {
  readonly fault: FaultCode;
}

/** A file as it was read. */
export interface HashedFile {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export function isFault(value: object): value is Fault {
  return 'fault' in value;
}

/**
 * Reads a regular file of bounded size below a folder, piece by piece, and hashes it. A link that leads out of the folder is not
 * followed; a pipe, a device or a folder is not waited for.
 * @param take gets each piece, which is as it was until it returns
 */
export function readInside(
  folder: string,
  file: string,
  take: (chunk: Uint8Array) => void = () => undefined,
): HashedFile | Fault {
  const open = openInside(folder, file);
  if (isFault(open)) return open;
  try {
    for (const chunk of open.chunks(new Uint8Array(chunkBytes))) take(chunk);
    return open.end();
  } catch (error) {
    return toFault(error);
  } finally {
    open.close();
  }
}

/** The same, where something may be waited for between two pieces; others have their turn there. A piece may be kept. */
export async function streamInside(
  folder: string,
  file: string,
  consume: (chunks: AsyncIterable<Uint8Array>) => Promise<void> = drain,
): Promise<HashedFile | Fault> {
  const open = openInside(folder, file);
  if (isFault(open)) return open;
  try {
    await consume(inTurns(open.chunks()));
    return open.end();
  } catch (error) {
    return toFault(error);
  } finally {
    open.close();
  }
}

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks);
}

async function* inTurns(chunks: Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) {
    await setImmediate();
    yield chunk;
  }
}

interface OpenFile {
  /** @param buffer where each piece is read to; absent: each to its own */
  chunks(buffer?: Uint8Array): Iterable<Uint8Array>;
  /** What was read by then. */
  end(): HashedFile | Fault;
  close(): void;
}

function openInside(folder: string, file: string): OpenFile | Fault {
  try {
    const [root, place] = [realpathSync(folder), realpathSync(join(folder, file))];
    if (!isInside(root, place)) return { fault: 'outside' };
    // A pipe without a writer would be waited for.
    const handle = openSync(place, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const fault = findFault(handle);
    if (fault === undefined) return readFrom(handle);
    closeSync(handle);
    return fault;
  } catch (error) {
    return toFault(error);
  }
}

function findFault(handle: number): Fault | undefined {
  const stat = fstatSync(handle);
  if (!stat.isFile()) return { fault: 'not-a-file' };
  return stat.size > maxFileBytes ? { fault: 'too-large' } : undefined;
}

const chunkBytes = 1 << 18;

function readFrom(handle: number): OpenFile {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    *chunks(buffer) {
      for (;;) {
        const chunk = buffer ?? new Uint8Array(chunkBytes);
        const read = readSync(handle, chunk);
        bytes += read;
        // It may grow while it is read.
        if (read === 0 || bytes > maxFileBytes) return;
        const part = chunk.subarray(0, read);
        hash.update(part);
        yield part;
      }
    },
    end: () => (bytes > maxFileBytes ? { fault: 'too-large' } : { bytes, sha256: hash.digest('hex') }),
    close: () => closeSync(handle),
  };
}

/** Of open(2). */
const faults: Readonly<Record<string, FaultCode>> = {
  ENOENT: 'no-file',
  ENOTDIR: 'no-file',
  EACCES: 'no-access',
  EPERM: 'no-access',
};

function toFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  return { fault: faults[code] ?? 'not-a-file' };
}
