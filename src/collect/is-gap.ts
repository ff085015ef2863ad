import type { SnapshotLine } from '../model/snapshot.ts';

/** Whether a line says that something was not read: a run with one is not complete. */
export function isGap(line: SnapshotLine): boolean {
  if (line.kind === 'call') return line.outcome === 'failed';
  if (line.kind === 'listing') return !line.complete;
  if (line.kind !== 'resource') return false;
  return Object.keys(line.unread).length > 0 || Object.keys(line.partial).length > 0;
}
