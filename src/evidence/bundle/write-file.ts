import { hash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { gzip, gzipSync } from 'node:zlib';
import { tryFile } from '../../collect/file-error.ts';
import type { Digest, EvidenceFile, RecordPlace } from '../../model/evidence.ts';
import { createTreeHasher } from '../merkle.ts';
import { createDigester } from './digester.ts';
import { createBlock } from './line-block.ts';
import { createQueue } from './write-queue.ts';

/** Text that is compressed at a time. Each block is a gzip member of its own (RFC 1952 2.2 allows several in one file). */
const blockBytes = 1024 * 1024;
/** Of 1 to 9: of what zlib offers the usual middle; what can be made again gets a tenth larger in half the time. */
const compressionLevel = 6;
const derivedLevel = 3;

/** Blocks of one file that wait to be compressed, before those who add more should wait too. */
const waitingBlocks = 4;

/** An NDJSON file of a bundle that is being written; a `.gz` one is compressed. */
export interface LineFile {
  /** Adds one line, given without its line feed. */
  add(text: string): Pick<RecordPlace, 'file' | 'line'>;
  /** Whether much waits to be compressed: who adds very many lines then awaits `settle`. */
  readonly isBehind: () => boolean;
  settle(): Promise<void>;
  /** Ends it. Nothing can be added afterwards. Throws InputError when the disk refuses, also what it refused before. */
  close(): Promise<EvidenceFile>;
}

/** What a file of a bundle is, beside its bytes. */
export type FileKind = Pick<EvidenceFile, 'derived'>;

/** Starts an NDJSON file in the folder of a bundle. Throws InputError when the disk refuses. */
export function openLineFile(folder: string, path: string, kind: FileKind = {}): LineFile {
  const place = join(folder, path);
  const isGzip = path.endsWith('.gz');
  const stored = createDigester();
  const content = createDigester();
  const tree = createTreeHasher();
  const handle = create(place);
  const block = createBlock();
  let lines = 0;
  const writing = createQueue((bytes) => {
    stored.update(bytes);
    tryFile(place, 'write', () => fs.writeFileSync(handle, bytes));
  });
  const flush = (): void => {
    const text = block.take();
    if (isGzip) content.update(text);
    writing.add(isGzip ? compress(text, kind.derived ? derivedLevel : compressionLevel) : text);
  };
  return {
    add(text) {
      const leaf = block.add(text);
      // Nobody proves a line of a file that can be made again.
      if (!kind.derived) tree.add(leaf());
      lines += 1;
      if (block.length() >= blockBytes) flush();
      return { file: path, line: lines };
    },
    isBehind: () => writing.waiting() >= waitingBlocks,
    settle: () => writing.settle(),
    async close() {
      // An empty gzip file has one empty member: nothing else is a gzip file.
      if (block.length() > 0 || (isGzip && lines === 0)) flush();
      await writing.settle();
      writing.refuse();
      sync(place, handle);
      const merkle = kind.derived ? undefined : tree.root().toString('hex');
      return {
        ...stored.digest(),
        ...(isGzip && compressed(content.digest())),
        lines,
        ...(merkle && { merkle }),
        ...kind,
      };
    },
  };
}

/** Compresses beside the main thread. */
function compress(text: Uint8Array, level: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    gzip(text, { level }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

/** Writes a whole file of a bundle; a `.gz` one is compressed. Throws InputError when the disk refuses. */
export function writeWhole(folder: string, path: string, text: string | Uint8Array, kind: FileKind = {}): EvidenceFile {
  const place = join(folder, path);
  const content = typeof text === 'string' ? Buffer.from(text) : text;
  const isGzip = path.endsWith('.gz');
  const bytes = isGzip ? gzipSync(content, { level: compressionLevel }) : content;
  const handle = create(place);
  tryFile(place, 'write', () => fs.writeFileSync(handle, bytes));
  sync(place, handle);
  return { ...digestOf(bytes), ...(isGzip && compressed(digestOf(content))), ...kind };
}

export function digestOf(bytes: Uint8Array): Digest {
  return { sha256: hash('sha256', bytes), bytes: bytes.length };
}

function compressed(content: Digest): Pick<EvidenceFile, 'content' | 'encoding'> {
  return { content, encoding: 'gzip' };
}

function create(place: string): number {
  return tryFile(place, 'write', () => {
    fs.mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    return fs.openSync(place, 'wx', 0o600);
  });
}

/** A bundle that is renamed into its place must be on the disk before. */
function sync(place: string, handle: number): void {
  tryFile(place, 'write', () => {
    fs.fsyncSync(handle);
    fs.closeSync(handle);
  });
}
