import { constants, type FileHandle, open } from 'node:fs/promises';
import type { Fault, FaultCode } from './fault.ts';

/**
 * Bytes of one report. GitHub takes 10 MB of it packed ("SARIF support for code scanning"), which unpacks to about this much;
 * as JSON in memory it is some times that.
 */
export const maxReportBytes = 64 * 1024 * 1024;

/** A file as it stands there. */
export interface ReportFile {
  readonly bytes: Uint8Array;
  /** RFC 3339, UTC: its last change, as the file system says. */
  readonly modifiedAt: string;
}

/** Reads a regular file of bounded size. A pipe, a device or a folder is not waited for. */
export async function readReportFile(path: string): Promise<ReportFile | Fault> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { mtime, size } = await handle.stat().then((stat) => (stat.isFile() ? stat : { mtime: undefined, size: 0 }));
    if (mtime === undefined) return { fault: 'not-a-file' };
    if (size > maxReportBytes) return { fault: 'too-large' };
    const bytes = await readAll(handle, size);
    return bytes === undefined ? { fault: 'too-large' } : { bytes, modifiedAt: mtime.toISOString() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return { fault: faults[code] ?? 'not-a-file' };
  } finally {
    await handle?.close();
  }
}

/** Of open(2). */
const faults: Readonly<Record<string, FaultCode>> = {
  ENOENT: 'no-file',
  ENOTDIR: 'no-file',
  EACCES: 'no-access',
  EPERM: 'no-access',
};

/** All of it, also where it is not as long as it says; nothing where it is too long. */
async function readAll(handle: FileHandle, size: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    // One byte more than is left: whoever reads all of it at once also sees the end.
    const part = new Uint8Array(Math.max(size - length + 1, 65_536));
    const { bytesRead } = await handle.read(part, 0, part.length, length);
    if (bytesRead === 0) return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    length += bytesRead;
    if (length > maxReportBytes) return undefined;
    parts.push(part.subarray(0, bytesRead));
  }
}
