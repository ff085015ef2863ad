import { pairedRegion } from './region-pair.ts';

/** Redundancies that keep a copy in the paired region, and those that do not, as the database services write them. */
const goesOut = { geo: true, geozone: true, enabled: true, local: false, zone: false, disabled: false } as const;

/**
 * The region that backups are copied to: `null` where they stay in their own. `undefined` where the redundancy, or the pair of the
 * region, is not known. `Geo`, `GeoZone`, `Local` and `Zone` are written by Azure SQL, `Enabled` and `Disabled` by flexible servers.
 * https://learn.microsoft.com/azure/azure-sql/database/automated-backups-overview#backup-storage-redundancy
 */
export function geoBackupLocation(home: unknown, redundancy: unknown): string | null | undefined {
  const key = typeof redundancy === 'string' ? redundancy.toLowerCase() : '';
  if (!Object.hasOwn(goesOut, key)) return undefined;
  return goesOut[key as keyof typeof goesOut] ? pairedRegion(home) : null;
}
