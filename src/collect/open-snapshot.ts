import { createHash, type Hash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import type { SnapshotLine, SnapshotManifest, SnapshotPart } from '../model/snapshot.ts';
import { fileError, parseJson, tryFile } from './file-error.ts';
import { parseLine } from './parse-line.ts';
import { parseManifest } from './parse-manifest.ts';
import { splitLines } from './split-lines.ts';
import { openUnfinished } from './unfinished.ts';
import { manifestFile } from './write-snapshot.ts';

/** 64 MiB: room for some 200,000 parts. */
const maxManifestBytes = 64 * 1024 * 1024;

export interface SnapshotReader {
  readonly directory: string;
  readonly manifest: SnapshotManifest;
  /** The collection was cut off before it could end: this is what its complete units hold. */
  readonly cutOff: boolean;
  /** The lines of a part, checked one by one; the part's own count and sha256 are checked at its end. */
  lines(part: SnapshotPart): AsyncIterable<SnapshotLine>;
}

/**
 * Opens a saved snapshot, also one whose collection was killed.
 * Throws InputError when there is none, when it is broken, or when a newer comply wrote it.
 */
export async function openSnapshot(directory: string): Promise<SnapshotReader> {
  const file = join(directory, manifestFile);
  const manifest = parseManifest(parseJson(readManifest(directory, file), { file }), { file });
  if (!('parts' in manifest)) return openUnfinished(directory, manifest);
  const lines = (part: SnapshotPart) => readPart(directory, part);
  return { directory, manifest, cutOff: false, lines: isSmall(directory, manifest.parts) ? keeping(lines) : lines };
}

function readManifest(directory: string, file: string): string {
  return tryFile(directory, 'read', () => {
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
          en: 'is not a snapshot: it has no snapshot.json',
          ja: 'スナップショットではない。snapshot.json がない',
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
}

/** A snapshot of so many bytes is kept as it was read, some times as much in memory; of a greater one that would be too much. */
const keptBytes = 4 * 1024 * 1024;

function isSmall(directory: string, parts: readonly SnapshotPart[]): boolean {
  const sizes = parts.map(({ file }) => fs.lstatSync(join(directory, file), { throwIfNoEntry: false })?.size ?? 0);
  return sizes.reduce((sum, size) => sum + size, 0) <= keptBytes;
}

/** Reads each part once, whoever asks again. */
function keeping(read: SnapshotReader['lines']): SnapshotReader['lines'] {
  const kept = new Map<string, readonly SnapshotLine[]>();
  return async function* (part) {
    const known = kept.get(part.file);
    if (known) return yield* known;
    const lines: SnapshotLine[] = [];
    for await (const line of read(part)) {
      lines.push(line);
      yield line;
    }
    kept.set(part.file, lines);
  };
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
        ja: 'snapshot.json 作成時のファイルと異なる（SHA-256が一致しない）。スナップショットを取り直すこと',
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

/** A device or a pipe in a folder from elsewhere could be read for ever. */
export function plainFile(file: string): fs.Stats {
  const stats = fs.lstatSync(file);
  if (!stats.isFile()) throw new InputError({ file }, { en: 'is not a plain file', ja: '通常のファイルではない' });
  return stats;
}
