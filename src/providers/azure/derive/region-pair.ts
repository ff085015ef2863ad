/**
 * The region that geo-redundant copies of a region go to. Not every pair goes both ways. Regions without one are not here.
 * https://learn.microsoft.com/azure/reliability/regions-paired, for China and the United States' government
 * https://learn.microsoft.com/azure/reliability/regions-list
 */
const pairs: Readonly<Record<string, string>> = {
  australiacentral: 'australiacentral2',
  australiacentral2: 'australiacentral',
  australiaeast: 'australiasoutheast',
  australiasoutheast: 'australiaeast',
  brazilsouth: 'southcentralus',
  brazilsoutheast: 'brazilsouth',
  canadacentral: 'canadaeast',
  canadaeast: 'canadacentral',
  centralindia: 'southindia',
  centralus: 'eastus2',
  chinaeast: 'chinanorth',
  chinaeast2: 'chinanorth2',
  chinaeast3: 'chinanorth3',
  chinanorth: 'chinaeast',
  chinanorth2: 'chinaeast2',
  chinanorth3: 'chinaeast3',
  eastasia: 'southeastasia',
  eastus: 'westus',
  eastus2: 'centralus',
  francecentral: 'francesouth',
  francesouth: 'francecentral',
  germanynorth: 'germanywestcentral',
  germanywestcentral: 'germanynorth',
  japaneast: 'japanwest',
  japanwest: 'japaneast',
  koreacentral: 'koreasouth',
  koreasouth: 'koreacentral',
  northcentralus: 'southcentralus',
  northeurope: 'westeurope',
  norwayeast: 'norwaywest',
  norwaywest: 'norwayeast',
  southafricanorth: 'southafricawest',
  southafricawest: 'southafricanorth',
  southcentralus: 'northcentralus',
  southeastasia: 'eastasia',
  southindia: 'centralindia',
  swedencentral: 'swedensouth',
  swedensouth: 'swedencentral',
  switzerlandnorth: 'switzerlandwest',
  switzerlandwest: 'switzerlandnorth',
  uaecentral: 'uaenorth',
  uaenorth: 'uaecentral',
  uksouth: 'ukwest',
  ukwest: 'uksouth',
  usdodcentral: 'usdodeast',
  usdodeast: 'usdodcentral',
  usgovarizona: 'usgovtexas',
  usgovtexas: 'usgovvirginia',
  usgovvirginia: 'usgovtexas',
  westcentralus: 'westus2',
  westeurope: 'northeurope',
  westindia: 'southindia',
  westus: 'eastus',
  westus2: 'westcentralus',
  westus3: 'eastus',
};

/** A region as Azure names it in ids and rows: `japaneast` of `Japan East`. `undefined` for what is no text or empty. */
export function regionName(region: unknown): string | undefined {
  const name = typeof region === 'string' ? region.replaceAll(' ', '').toLowerCase() : '';
  return name === '' ? undefined : name;
}

/** The pair of a region; `undefined` where it has none or is not known. */
export function pairedRegion(region: unknown): string | undefined {
  const name = regionName(region);
  return name !== undefined && Object.hasOwn(pairs, name) ? pairs[name] : undefined;
}

/** Where data lies that is kept in a region, with copies in its pair or without; `undefined` where the pair is not known. */
export function pairRegions(region: unknown, geoRedundant: boolean): readonly string[] | undefined {
  const home = regionName(region);
  if (home === undefined || !geoRedundant) return home === undefined ? undefined : [home];
  const pair = pairedRegion(home);
  return pair === undefined ? undefined : [home, pair];
}
