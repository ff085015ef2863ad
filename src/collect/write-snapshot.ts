import * as fs from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../model/errors.ts';
import {
  type SnapshotDraft,
  type SnapshotLine,
  type SnapshotManifest,
  snapshotSchemaVersion,
} from '../model/snapshot.ts';
import { tryFile } from './file-error.ts';
import { addLine, describeParts, findPart, type OpenPart, takePending, unitKey } from './open-part.ts';

/** Written first as a draft, then whole. */
export const manifestFile = 'snapshot.json';
/** Lines of one part held before they go to disk, and of all parts together. */
const maxPendingBytes = { part: 64 * 1024, all: 4 * 1024 * 1024 };

/** Writes a snapshot. Writing is synchronous: whoever writes waits for the disk, so memory stays flat. */
export interface SnapshotWriter {
  readonly directory: string;
  /** Says what is being collected, so that what is on disk can be read even if this process is killed. */
  begin(draft: Omit<SnapshotDraft, 'schemaVersion'>): void;
  /** Adds a line to the part of its account and region; at the end of a unit all its lines go to disk. Throws InputError when the disk refuses. */
  write(line: SnapshotLine): void;
  /** Writes what is pending, then `snapshot.json` in one step. Nothing can be written afterwards. */
  finish(manifest: Omit<SnapshotManifest, 'schemaVersion' | 'parts'>): SnapshotManifest;
}

/**
 * Starts a snapshot in a new or empty folder, readable by its owner alone.
 * Throws InputError when something is there already, or the folder cannot be made.
 */
export function createSnapshotWriter(directory: string): SnapshotWriter {
  claimFolder(directory);
  const parts = new Map<string, OpenPart>();
  let pending = 0;
  let finished = false;
  const flush = (part: OpenPart): void => {
    pending -= part.pendingBytes;
    flushPart(directory, part);
  };
  const flushUnit = (key: string, last: OpenPart): void => {
    for (const part of parts.values()) if (part !== last && part.pendingUnits.has(key)) flush(part);
  };
  return {
    directory,
    begin(draft) {
      writeManifest(directory, { schemaVersion: snapshotSchemaVersion, ...draft });
    },
    write(line) {
      if (finished) throw new Error('the snapshot is finished');
      const ends = line.kind === 'unit' && line.state !== 'planned';
      const part = findPart(parts, line);
      // The lines of a unit may lie in several parts; its end may not be on disk before them.
      if (ends) flushUnit(unitKey(line, line.unit), part);
      pending += addLine(part, line);
      if (ends || part.pendingBytes >= maxPendingBytes.part) flush(part);
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

/** Puts a finished snapshot in the place of another, which is there whole until the new one is. */
export function replaceSnapshot(directory: string, by: string): void {
  const old = `${directory}.old`;
  tryFile(directory, 'write', () => {
    fs.rmSync(old, { recursive: true, force: true });
    fs.renameSync(directory, old);
    fs.renameSync(by, directory);
    fs.rmSync(old, { recursive: true, force: true });
  });
}

function claimFolder(directory: string): void {
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
}

/** Opened for each flush, so that thousands of parts need no thousands of file descriptors. */
function flushPart(directory: string, part: OpenPart): void {
  if (part.pendingBytes === 0) return;
  const bytes = takePending(part);
  const file = join(directory, part.file);
  tryFile(file, 'write', () => fs.appendFileSync(file, bytes, { mode: 0o600 }));
}

/** Written beside and renamed, so that `snapshot.json` is there whole or not at all. */
function writeManifest(directory: string, manifest: SnapshotManifest | SnapshotDraft): void {
  const file = join(directory, manifestFile);
  tryFile(file, 'write', () => {
    fs.writeFileSync(`${file}.part`, `${JSON.stringify(manifest, toWellFormed, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    fs.renameSync(`${file}.part`, file);
  });
}

/** A provider's text may hold half a surrogate pair: it stands here as it does in the lines. */
function toWellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
