import { expect, it } from 'vitest';
import { storedRegions } from '../../../../src/providers/azure/derive/stored-regions.ts';

it.each([
  [{ location: 'japaneast', sku: 'Standard_LRS' }, ['japaneast']],
  [{ location: 'japaneast', sku: 'Premium_ZRS' }, ['japaneast']],
  [{ location: 'japaneast', sku: 'Standard_GRS' }, ['japaneast', 'japanwest']],
  [{ location: 'japaneast', sku: 'standard_ragzrs' }, ['japaneast', 'japanwest']],
  [{ location: 'japaneast', sku: 'StandardV2_GZRS' }, ['japaneast', 'japanwest']],
  [{ location: 'brazilsouth', sku: 'Standard_GRS' }, ['brazilsouth', 'southcentralus']],
  [
    { location: 'eastus2(stage)', sku: 'Standard_GRS', secondaryLocation: 'northcentralus(stage)' },
    ['eastus2(stage)', 'northcentralus(stage)'],
  ],
  [
    { location: 'japaneast', sku: 'Standard_GRS', primaryLocation: 'japanwest', secondaryLocation: 'japaneast' },
    ['japanwest', 'japaneast'],
  ],
  [{ location: 'japaneast', sku: 'Standard_LRS', primaryLocation: 'japanwest' }, ['japanwest']],
  // It was geo-redundant once: the copies are gone.
  [{ location: 'japaneast', sku: 'Standard_LRS', secondaryLocation: 'japanwest' }, ['japaneast']],
])('%j lies in %j', (site, regions) => expect(storedRegions(site)).toEqual(regions));

it.each([
  {},
  { location: 'japaneast' },
  { location: 'japaneast', sku: 'Standard_MARS' },
  { location: 'italynorth', sku: 'Standard_GRS' },
  { sku: 'Standard_GRS', secondaryLocation: 'japanwest' },
])('%j does not say where it lies', (site) => expect(storedRegions(site)).toBeUndefined());
