import { createHash, type Hash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import {
  type SnapshotLine,
  type SnapshotManifest,
  type SnapshotPart,
  snapshotSchemaVersion,
} from '../model/snapshot.ts';
import { fileError, parseJson, tryFile } from './file-error.ts';
import { addLine, describeParts, findPart, type OpenPart, takePending } from './open-part.ts';
import { parseLine } from './parse-line.ts';
import { parseManifest } from './parse-manifest.ts';
import { splitLines } from './split-lines.ts';

const manifestFile = 'snapshot.json';
/** 64 MiB: room for some 200,000 parts. */
const maxManifestBytes = 64 * 1024 * 1024;
/** Lines of one part held before they go to disk, and of all parts together. */
const maxPendingBytes = { part: 64 * 1024, all: 4 * 1024 * 1024 };

/** Writes a snapshot. Writing is synchronous: whoever writes waits for the disk, so memory stays flat. */
export interface SnapshotWriter {
  readonly directory: string;
  /** Adds a line to the part of its account and region. Throws InputError when the disk refuses. */
  write(line: SnapshotLine): void;
  /** Writes what is pending, then `snapshot.json` in one step. Nothing can be written afterwards. */
  finish(manifest: Omit<SnapshotManifest, 'schemaVersion' | 'parts'>): SnapshotManifest;
}

export interface SnapshotReader {
  readonly directory: string;
  readonly manifest: SnapshotManifest;
  /** The lines of a part, checked one by one; the part's own count and sha256 are checked at its end. */
  lines(part: SnapshotPart): AsyncIterable<SnapshotLine>;
}

/**
 * Starts a snapshot in a new or empty folder, readable by its owner alone.
 * Throws InputError when something is there already, or the folder cannot be made.
 */
export function createSnapshotWriter(directory: string): SnapshotWriter {
  const present = tryFile(directory, 'write', () => {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    return fs.readdirSync(directory);
  });
  if (present.includes(manifestFile)) {
    const ja = 'すでにスナップショットがある。別のフォルダーを指定すること';
    throw new InputError({ file: directory }, { en: 'already holds a snapshot: name another folder', ja });
  }
  if (present.length > 0) {
    const ja = 'フォルダーが空ではない。新しいフォルダーか空のフォルダーを指定すること';
    throw new InputError({ file: directory }, { en: 'is not empty: name a new or an empty folder', ja });
  }

  const parts = new Map<string, OpenPart>();
  let pending = 0;
  let finished = false;
  const flush = (part: OpenPart): void => {
    pending -= part.pendingBytes;
    flushPart(directory, part);
  };
  return {
    directory,
    write(line) {
      if (finished) throw new Error('the snapshot is finished');
      const part = findPart(parts, line);
      pending += addLine(part, line);
      if (part.pendingBytes >= maxPendingBytes.part) flush(part);
      if (pending >= maxPendingBytes.all) for (const other of parts.values()) flush(other);
    },
    finish(manifest) {
      if (finished) throw new Error('the snapshot is finished');
      finished = true;
      for (const part of parts.values()) flush(part);
      const whole = { schemaVersion: snapshotSchemaVersion, ...manifest, parts: describeParts(parts.values()) };
      writeManifest(directory, whole);
      return whole;
    },
  };
}

/**
 * Opens a saved snapshot.
 * Throws InputError when there is none, when it is broken, or when a newer comply wrote it.
 */
export function openSnapshot(directory: string): SnapshotReader {
  const file = join(directory, manifestFile);
  const text = tryFile(directory, 'read', () => {
    if (!fs.statSync(directory).isDirectory()) {
      const ja = 'フォルダーではない。snapshot.json のあるフォルダーを指定すること';
      throw new InputError(
        { file: directory },
        { en: 'is not a folder: name the folder that holds snapshot.json', ja },
      );
    }
    if (!fs.readdirSync(directory).includes(manifestFile)) {
      throw new InputError(
        { file: directory },
        {
          en: 'is not a snapshot: it has no snapshot.json (was the scan cut off?)',
          ja: 'スナップショットではない。snapshot.json がない(スキャンが途中で止まった可能性がある)',
        },
      );
    }
    const { size } = plainFile(file);
    if (size > maxManifestBytes) {
      const ja = `${maxManifestBytes} バイトを超えている`;
      throw new InputError({ file }, { en: `larger than ${maxManifestBytes} bytes`, ja });
    }
    return fs.readFileSync(file, 'utf8');
  });
  const manifest = parseManifest(parseJson(text, { file }), { file });
  return { directory, manifest, lines: (part) => readPart(directory, part) };
}

async function* readPart(directory: string, part: SnapshotPart): AsyncGenerator<SnapshotLine> {
  const file = join(directory, part.file);
  tryFile(file, 'read', () => {
    if (!fs.existsSync(file)) {
      const ja = 'snapshot.json に載っているが、ファイルがない';
      throw new InputError({ file }, { en: 'is missing, though snapshot.json names it', ja });
    }
    plainFile(file);
  });
  const hash = createHash('sha256');
  let lines = 0;
  for await (const { text, line } of splitLines(hashed(file, hash), file)) {
    const place = { file, line };
    yield parseLine(parseJson(text, place), place, part);
    lines = line;
  }
  if (lines !== part.lines) {
    throw new InputError(
      { file },
      {
        en: `has ${lines} lines where snapshot.json says ${part.lines}: write the snapshot again`,
        ja: `${lines} 行あるが、snapshot.json では ${part.lines} 行。スナップショットを取り直すこと`,
      },
    );
  }
  if (hash.digest('hex') !== part.sha256) {
    throw new InputError(
      { file },
      {
        en: 'is not the file snapshot.json was written for: its sha256 differs',
        ja: 'snapshot.json 作成時のファイルと異なる(SHA-256が一致しない)。スナップショットを取り直すこと',
      },
    );
  }
}

async function* hashed(file: string, hash: Hash): AsyncGenerator<Buffer> {
  const stream = fs.createReadStream(file, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw fileError(file, 'read', error);
  }
}

/** Opened for each flush, so that thousands of parts need no thousands of file descriptors. */
function flushPart(directory: string, part: OpenPart): void {
  if (part.pendingBytes === 0) return;
  const bytes = takePending(part);
  const file = join(directory, part.file);
  tryFile(file, 'write', () => fs.appendFileSync(file, bytes, { mode: 0o600 }));
}

/** Written beside and renamed, so that `snapshot.json` is there whole or not at all. */
function writeManifest(directory: string, manifest: SnapshotManifest): void {
  const file = join(directory, manifestFile);
  tryFile(file, 'write', () => {
    fs.writeFileSync(`${file}.part`, `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    fs.renameSync(`${file}.part`, file);
  });
}

/** A device or a pipe in a folder from elsewhere could be read for ever. */
function plainFile(file: string): fs.Stats {
  const stats = fs.lstatSync(file);
  if (!stats.isFile()) throw new InputError({ file }, { en: 'is not a plain file', ja: '通常のファイルではない' });
  return stats;
}
