import { createHash, type Hash } from 'node:crypto';
import type { Scope } from '../model/resource.ts';
import type { SnapshotLine, SnapshotPart } from '../model/snapshot.ts';
import { toCanonicalJson } from '../text/canonical-json.ts';
import { partFile } from './part-file.ts';
import { maxLineBytes } from './split-lines.ts';

/** A part that is being written. */
export interface OpenPart {
  readonly scope: Scope;
  readonly file: string;
  readonly hash: Hash;
  lines: number;
  pending: string[];
  pendingBytes: number;
  /** The units that pending lines belong to. */
  readonly pendingUnits: Set<string>;
}

/** A unit among those of all accounts. */
export function unitKey({ target, account }: Pick<Scope, 'target' | 'account'>, unit: string): string {
  return JSON.stringify([target, account, unit]);
}

/** The part of this account and region, new where there is none yet. */
export function findPart(parts: Map<string, OpenPart>, { target, account, region }: Scope): OpenPart {
  const scope = { target, account, region };
  const key = JSON.stringify([target, account, region]);
  const known = parts.get(key);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const part: OpenPart = {
    scope,
    file: partFile(scope),
    hash,
    lines: 0,
    pending: [],
    pendingBytes: 0,
    pendingUnits: new Set(),
  };
  parts.set(key, part);
  return part;
}

/** Adds a line to what is pending; returns its bytes. */
export function addLine(part: OpenPart, line: SnapshotLine): number {
  const text = `${toCanonicalJson(line)}\n`;
  const bytes = Buffer.byteLength(text);
  if (bytes > maxLineBytes) throw new Error(`a ${line.kind} line of ${bytes} bytes: a reader takes ${maxLineBytes}`);
  part.lines += 1;
  part.pending.push(text);
  part.pendingBytes += bytes;
  if (line.unit !== undefined) part.pendingUnits.add(unitKey(line, line.unit));
  return bytes;
}

/** What is pending, counted in the part's hash and no longer pending. */
export function takePending(part: OpenPart): Uint8Array {
  const bytes = Buffer.from(part.pending.join(''));
  part.hash.update(bytes);
  part.pending = [];
  part.pendingBytes = 0;
  part.pendingUnits.clear();
  return bytes;
}

/** The parts as `snapshot.json` lists them. Ends their hashes: nothing can be added afterwards. */
export function describeParts(parts: Iterable<OpenPart>): readonly SnapshotPart[] {
  return [...parts]
    .map(({ file, scope, lines, hash }) => ({ file, ...scope, lines, sha256: hash.digest('hex') }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}
