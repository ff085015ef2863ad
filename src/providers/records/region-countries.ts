/**
 * The country that each region lies in. AWS: "AWS Regions" (docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html).
 * Azure: "List of Azure regions" (learn.microsoft.com/azure/reliability/regions-list).
 */
const regionsByCountry: Readonly<Record<string, string>> = {
  AE: 'me-central-1 uaecentral uaenorth',
  AT: 'austriaeast',
  AU: 'ap-southeast-2 ap-southeast-4 australiacentral australiacentral2 australiaeast australiasoutheast',
  BE: 'belgiumcentral',
  BH: 'me-south-1',
  BR: 'sa-east-1 brazilsouth brazilsoutheast',
  CA: 'ca-central-1 ca-west-1 canadacentral canadaeast',
  CH: 'eu-central-2 switzerlandnorth switzerlandwest',
  CL: 'chilecentral',
  CN: 'cn-north-1 cn-northwest-1 chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3',
  DE: 'eu-central-1 eusc-de-east-1 germanynorth germanywestcentral',
  DK: 'denmarkeast',
  ES: 'eu-south-2 spaincentral',
  FR: 'eu-west-3 francecentral francesouth',
  GB: 'eu-west-2 uksouth ukwest',
  HK: 'ap-east-1 eastasia',
  ID: 'ap-southeast-3 indonesiacentral',
  IE: 'eu-west-1 northeurope',
  IL: 'il-central-1 israelcentral',
  IN: 'ap-south-1 ap-south-2 centralindia jioindiacentral jioindiawest southindia westindia',
  IT: 'eu-south-1 italynorth',
  JP: 'ap-northeast-1 ap-northeast-3 japaneast japanwest',
  KR: 'ap-northeast-2 koreacentral koreasouth',
  MX: 'mx-central-1 mexicocentral',
  MY: 'ap-southeast-5 malaysiawest',
  NL: 'westeurope',
  NO: 'norwayeast norwaywest',
  NZ: 'ap-southeast-6 newzealandnorth',
  PL: 'polandcentral',
  QA: 'qatarcentral',
  SE: 'eu-north-1 swedencentral swedensouth',
  SG: 'ap-southeast-1 southeastasia',
  TH: 'ap-southeast-7',
  TW: 'ap-east-2',
  US: 'us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 centralus eastus eastus2 northcentralus southcentralus westcentralus westus westus2 westus3 usgovarizona usgovtexas usgovvirginia usdodcentral usdodeast',
  ZA: 'af-south-1 southafricanorth southafricawest',
};

const countries = new Map(
  Object.entries(regionsByCountry).flatMap(([country, regions]) => regions.split(' ').map((name) => [name, country])),
);

/** Every region that is known. */
export const regionNames: ReadonlySet<string> = new Set(countries.keys());

/** The country that a region lies in; nothing where it is not known, or is none (`global`). */
export function countryOf(region: string): string | undefined {
  return countries.get(region);
}
