import { readSnapshot } from '../../../src/collect/kept.ts';
import { openSnapshot } from '../../../src/collect/open-snapshot.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, Listing, SnapshotManifest, Unit } from '../../../src/model/snapshot.ts';

/** All that a saved snapshot holds. */
export interface Snapshot {
  readonly manifest: SnapshotManifest;
  readonly cutOff: boolean;
  readonly resources: readonly Resource[];
  readonly calls: readonly LedgerCall[];
  readonly listings: readonly Listing[];
  readonly units: readonly Unit[];
}

export async function loadSnapshot(folder: string): Promise<Snapshot> {
  const reader = await openSnapshot(folder);
  const resources: Resource[] = [];
  const calls: LedgerCall[] = [];
  const listings: Listing[] = [];
  const units: Unit[] = [];
  for await (const line of readSnapshot(reader)) {
    if (line.kind === 'resource') resources.push(line);
    else if (line.kind === 'call') calls.push(line);
    else if (line.kind === 'listing') listings.push(line);
    else if (line.kind === 'unit') units.push(line);
  }
  return { manifest: reader.manifest, cutOff: reader.cutOff, resources, calls, listings, units };
}
