import { expect, it } from 'vitest';
import { processedIn } from '../../../../src/providers/azure/derive/processed-in.ts';

it.each([
  ['Standard', 'japaneast'],
  ['ProvisionedManaged', 'japaneast'],
  ['GlobalStandard', 'global'],
  ['GlobalProvisionedManaged', 'global'],
  ['GlobalBatch', 'global'],
  ['globalstandard', 'global'],
  ['DeveloperTier', 'global'],
  ['DataZoneStandard', 'datazone'],
  ['DataZoneProvisionedManaged', 'datazone'],
  ['DataZoneBatch', 'datazone'],
])('%s in %s', (sku, place) => expect(processedIn(sku, 'japaneast')).toBe(place));

it.each(['', 'SomethingNew', 'StandardGlobal', undefined, null, 1])('not of %s', (sku) =>
  expect(processedIn(sku, 'japaneast')).toBeUndefined(),
);
