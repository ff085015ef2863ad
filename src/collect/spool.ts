import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryFile } from './file-error.ts';

/** Where a text lies in a spool, in bytes. */
export interface SpoolPlace {
  readonly offset: number;
  readonly length: number;
}

/** Texts on disk in place of memory, for as long as the process needs them. */
export interface Spool {
  put(text: string): SpoolPlace;
  take(place: SpoolPlace): string;
  /** Removes it. Nothing can be taken afterwards. */
  close(): void;
}

/** What is taken in turn mostly lies together: a page is read at once, and some are kept: 8 MiB. */
const pageBytes = 64 * 1024;
const keptPages = 128;

/**
 * A spool in the system's temporary folder, readable by its owner alone; what fits into one block stays in memory. A block
 * takes that memory only as it fills.
 * Throws InputError when the disk refuses.
 */
export function openSpool(blockBytes = 256 * 1024): Spool {
  let disk: { readonly folder: string; readonly file: string; readonly handle: number } | undefined;
  let block = Buffer.allocUnsafe(blockBytes);
  let held = 0;
  let written = 0;
  const flush = (): void => {
    disk ??= createFile();
    const { file, handle } = disk;
    tryFile(file, 'write', () => fs.writeSync(handle, block, 0, held, written));
    written += held;
    held = 0;
  };
  const pages = new Map<number, Buffer>();
  /** A page that is written whole: it changes no more. */
  const readPage = ({ file, handle }: { readonly file: string; readonly handle: number }, page: number): Buffer => {
    const known = pages.get(page);
    const bytes = known ?? takeOldest(pages) ?? Buffer.allocUnsafeSlow(pageBytes);
    if (!known) tryFile(file, 'read', () => fs.readSync(handle, bytes, 0, pageBytes, page * pageBytes));
    pages.delete(page);
    pages.set(page, bytes);
    return bytes;
  };
  return {
    put(text) {
      const length = Buffer.byteLength(text);
      if (held + length > block.length) flush();
      if (length > block.length) block = Buffer.allocUnsafe(length);
      block.write(text, held);
      held += length;
      return { offset: written + held - length, length };
    },
    take({ offset, length }) {
      if (offset >= written) return block.toString('utf8', offset - written, offset - written + length);
      if (!disk) throw new Error(`nothing lies at ${offset}`);
      const { file, handle } = disk;
      const page = Math.floor(offset / pageBytes);
      const start = offset - page * pageBytes;
      if (start + length <= pageBytes && (page + 1) * pageBytes <= written) {
        return readPage({ file, handle }, page).toString('utf8', start, start + length);
      }
      const bytes = Buffer.allocUnsafe(length);
      tryFile(file, 'read', () => fs.readSync(handle, bytes, 0, length, offset));
      return bytes.toString();
    },
    close() {
      if (!disk) return;
      fs.closeSync(disk.handle);
      fs.rmSync(disk.folder, { recursive: true, force: true });
    },
  };
}

/** The memory of the page that was not asked for longest, where there are as many as are kept: new memory would lie as garbage. */
function takeOldest(pages: Map<number, Buffer>): Buffer | undefined {
  const [oldest] = pages;
  if (!oldest || pages.size < keptPages) return undefined;
  const [page, bytes] = oldest;
  pages.delete(page);
  return bytes;
}

function createFile() {
  const base = tmpdir();
  const folder = tryFile(base, 'write', () => fs.mkdtempSync(join(base, 'comply-spool-')));
  const file = join(folder, 'spool');
  return { folder, file, handle: tryFile(file, 'write', () => fs.openSync(file, 'wx+', 0o600)) };
}
