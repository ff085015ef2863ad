import type { SnapshotLine } from '../model/snapshot.ts';
import type { Kept } from './collect.ts';
import { unitKey } from './open-part.ts';
import type { SnapshotReader } from './open-snapshot.ts';

/** Every line of a snapshot, part by part. */
export async function* readSnapshot(reader: SnapshotReader): AsyncGenerator<SnapshotLine> {
  for (const part of reader.manifest.parts) yield* reader.lines(part);
}

/** What a further collection need not ask for again: the units of a snapshot in which nothing was left unread. */
export async function keepComplete(reader: SnapshotReader): Promise<Kept> {
  const units = new Set<string>();
  for await (const line of readSnapshot(reader)) {
    if (line.kind === 'unit' && line.state === 'complete') units.add(unitKey(line, line.unit));
  }
  return { units, lines: linesOf(reader, units) };
}

async function* linesOf(reader: SnapshotReader, units: ReadonlySet<string>): AsyncGenerator<SnapshotLine> {
  for await (const line of readSnapshot(reader)) {
    if (line.unit !== undefined && units.has(unitKey(line, line.unit))) yield line;
  }
}
