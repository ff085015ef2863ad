import { pairRegions, regionName } from './region-pair.ts';

/** What a storage account says of where it keeps data. */
export interface StorageSite {
  readonly location?: unknown;
  /** `Standard_GRS`. */
  readonly sku?: unknown;
  /** After a failover another than `location`. */
  readonly primaryLocation?: unknown;
  readonly secondaryLocation?: unknown;
}

/** https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list#skuname */
const skus = /^(?:Standard|StandardV2|Premium|PremiumV2)_(?<copies>LRS|ZRS|GRS|RAGRS|GZRS|RAGZRS)$/i;

/**
 * The regions that hold the data of a storage account. Of geo-redundant copies the account tells where they are; where it does
 * not, they are in the region's pair. `undefined` where neither is known.
 * https://learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function storedRegions(site: StorageSite): readonly string[] | undefined {
  const { location, sku, primaryLocation, secondaryLocation } = site;
  const copies = typeof sku === 'string' ? skus.exec(sku)?.groups?.copies?.toUpperCase() : undefined;
  if (copies === undefined) return undefined;
  const primary = regionName(primaryLocation) ?? regionName(location);
  const secondary = regionName(secondaryLocation);
  const isGeoRedundant = copies !== 'LRS' && copies !== 'ZRS';
  if (!isGeoRedundant || secondary === undefined) return pairRegions(primary, isGeoRedundant);
  return primary === undefined ? undefined : [...new Set([primary, secondary])];
}
