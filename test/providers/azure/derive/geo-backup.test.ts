import { expect, test } from 'vitest';
import { geoBackupLocation } from '../../../../src/providers/azure/derive/geo-backup.ts';

test.each<[unknown, unknown, string | null | undefined]>([
  ['japaneast', 'Geo', 'japanwest'],
  ['japaneast', 'GeoZone', 'japanwest'],
  ['japaneast', 'Enabled', 'japanwest'],
  ['japaneast', 'Local', null],
  ['japaneast', 'Zone', null],
  ['japaneast', 'Disabled', null],
  ['italynorth', 'Local', null],
  ['italynorth', 'Geo', undefined],
  ['japaneast', 'Other', undefined],
  ['japaneast', '__proto__', undefined],
  ['japaneast', undefined, undefined],
])('backups of %s with %s go to %s', (home, redundancy, location) =>
  expect(geoBackupLocation(home, redundancy)).toBe(location),
);
