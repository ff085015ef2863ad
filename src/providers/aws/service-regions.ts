import { type PartitionTable, partitions } from './service-region-table.ts';

/**
 * Whether AWS offers a service in a region, by its name in the endpoint data: `monitoring`. `undefined`: the data does not
 * know the service or the region, so it has to be asked.
 */
export function isOffered(endpointPrefix: string, region: string): boolean | undefined {
  const table = partitions.find(({ regions }) => lists(regions, region));
  if (!table) return undefined;
  const { accountWide, everywhere, somewhere, nowhere } = table;
  if (lists(accountWide, endpointPrefix) || lists(everywhere, endpointPrefix)) return true;
  if (somewhere[endpointPrefix] !== undefined) return lists(somewhere[endpointPrefix], region);
  // Its endpoint rules in the same botocore know it in every partition, its endpoint data only in some.
  if (endpointPrefix === 'account') return undefined;
  return lists(nowhere, endpointPrefix) ? false : undefined;
}

function lists(list: string, name: string): boolean {
  return list.split(' ').includes(name);
}

/** The partition of a region, also of one that is newer than the data: `aws`, `aws-cn`, `aws-us-gov`. */
export function partitionOf(region: string): string | undefined {
  return tableOf(region)?.partition;
}

/** The suffix of the names of hosts in a region: `amazonaws.com.cn`. */
export function dnsSuffixOf(region: string): string | undefined {
  return tableOf(region)?.dnsSuffix;
}

function tableOf(region: string): PartitionTable | undefined {
  return partitions.find(({ regions, regionRegex }) => lists(regions, region) || new RegExp(regionRegex).test(region));
}

/**
 * Where what a partition has once is asked. IAM of China signs for Beijing:
 * https://docs.aws.amazon.com/general/latest/gr/iam-service.html
 */
const homeRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
};

export function homeRegionOf(partition: string): string | undefined {
  return homeRegions[partition];
}

/** Of partitions whose console anyone can reach. https://docs.aws.amazon.com/signin/latest/userguide/how-to-sign-in.html */
const consoleHosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

export function consoleHostOf(partition: string): string | undefined {
  return consoleHosts[partition];
}
