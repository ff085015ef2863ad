import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '../model/resource.ts';
import type { Listing, SnapshotDraft, SnapshotLine, SnapshotPart, Unit } from '../model/snapshot.ts';
import { fileError, parseJson, tryFile } from './file-error.ts';
import { unitKey } from './open-part.ts';
import type { SnapshotReader } from './open-snapshot.ts';
import { parseLine } from './parse-line.ts';
import { partFilePattern } from './part-file.ts';
import { readObject, readText } from './shape.ts';
import { splitLines } from './split-lines.ts';

/** What one look at every part found. */
interface Survey {
  readonly parts: readonly SnapshotPart[];
  /** Units that ended, by `unitKey`. */
  readonly ended: ReadonlySet<string>;
  readonly lastEnd: string | undefined;
}

/**
 * Opens a snapshot whose collection was killed. It holds what the units hold that had come to their end; each of the
 * others is unlisted, as interrupted. A line that was cut off is left out.
 */
export async function openUnfinished(directory: string, draft: SnapshotDraft): Promise<SnapshotReader> {
  const { parts, ended, lastEnd } = await survey(directory);
  const { run } = draft;
  return {
    directory,
    cutOff: true,
    manifest: {
      ...draft,
      run: { ...run, finishedAt: lastEnd ?? run.startedAt, complete: false, interrupted: true },
      parts,
    },
    lines: (part) => readEnded(join(directory, part.file), part, ended),
  };
}

async function survey(directory: string): Promise<Survey> {
  const files = tryFile(directory, 'read', () => fs.readdirSync(directory)).filter((name) =>
    partFilePattern.test(name),
  );
  const parts: SnapshotPart[] = [];
  const ended = new Set<string>();
  let lastEnd: string | undefined;
  for (const name of files.sort()) {
    const hash = createHash('sha256');
    let scope: Scope | undefined;
    let lines = 0;
    for await (const { text, line } of wholeLines(join(directory, name))) {
      hash.update(`${text}\n`);
      const place = { file: join(directory, name), line };
      const value = parseJson(text, place);
      scope ??= readScope(value, place);
      const found = parseLine(value, place, scope);
      lines = line;
      if (found.kind !== 'unit' || found.state === 'planned') continue;
      ended.add(unitKey(found, found.unit));
      if (found.endedAt !== undefined && found.endedAt > (lastEnd ?? '')) lastEnd = found.endedAt;
    }
    if (scope) parts.push({ file: name, ...scope, lines, sha256: hash.digest('hex') });
  }
  return { parts, ended, lastEnd };
}

function readScope(value: unknown, place: { readonly file: string; readonly line: number }): Scope {
  const at = readObject({ value, place, path: '' });
  return { target: readText(at('target')), account: readText(at('account')), region: readText(at('region')) };
}

async function* readEnded(file: string, part: SnapshotPart, ended: ReadonlySet<string>): AsyncGenerator<SnapshotLine> {
  for await (const { text, line } of wholeLines(file)) {
    const place = { file, line };
    const found = parseLine(parseJson(text, place), place, part);
    const isEnded = found.unit === undefined || ended.has(unitKey(found, found.unit));
    if (found.kind === 'unit' && !isEnded) yield* interrupted(found);
    if (found.kind === 'unit' || isEnded) yield found;
  }
}

function interrupted({ target, account, region, types, unit }: Unit): readonly (Listing & { readonly unit: string })[] {
  const cause = { kind: 'interrupted' } as const;
  return types.map((type) => ({ kind: 'listing', target, account, region, type, complete: false, cause, unit }));
}

/** The lines that were written to their end. */
async function* wholeLines(file: string) {
  const { size } = tryFile(file, 'read', () => fs.lstatSync(file));
  const end = tryFile(file, 'read', () => lastLineEnd(file, size));
  if (end === 0) return;
  yield* splitLines(readTo(file, end), file);
}

async function* readTo(file: string, end: number): AsyncGenerator<Buffer> {
  try {
    yield* fs.createReadStream(file, { highWaterMark: 256 * 1024, end: end - 1 }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw fileError(file, 'read', error);
  }
}

/** Bytes up to and with the last line feed. */
function lastLineEnd(file: string, size: number): number {
  const handle = fs.openSync(file, 'r');
  try {
    const block = Buffer.alloc(64 * 1024);
    for (let end = size; end > 0; ) {
      const start = Math.max(0, end - block.length);
      const read = fs.readSync(handle, block, 0, end - start, start);
      const at = block.subarray(0, read).lastIndexOf(0x0a);
      if (at !== -1) return start + at + 1;
      end = start;
    }
    return 0;
  } finally {
    fs.closeSync(handle);
  }
}
