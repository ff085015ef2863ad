import { expect, it } from 'vitest';
import { pairedRegion, pairRegions, regionName } from '../../../../src/providers/azure/derive/region-pair.ts';

it.each([
  ['japaneast', 'japanwest'],
  ['Japan West', 'japaneast'],
  ['JapanEast', 'japanwest'],
  ['brazilsouth', 'southcentralus'],
  ['southcentralus', 'northcentralus'],
  ['westus3', 'eastus'],
  ['eastus', 'westus'],
  ['westindia', 'southindia'],
  ['southindia', 'centralindia'],
])('the pair of %s is %s', (region, pair) => expect(pairedRegion(region)).toBe(pair));

it.each(['italynorth', 'eastus2(stage)', 'constructor', '', null, undefined, 7])(
  '%s has no pair that is known',
  (region) => expect(pairedRegion(region)).toBeUndefined(),
);

it('says where data lies with copies in the pair and without', () => {
  expect(pairRegions('japaneast', false)).toEqual(['japaneast']);
  expect(pairRegions('Japan East', true)).toEqual(['japaneast', 'japanwest']);
  expect(pairRegions('italynorth', true)).toBeUndefined();
  expect(pairRegions(undefined, false)).toBeUndefined();
});

it('names a region as ids do', () => {
  expect(regionName('West US 3')).toBe('westus3');
  expect(regionName(' ')).toBeUndefined();
});
