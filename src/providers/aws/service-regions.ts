import { partitions } from './service-region-table.ts';

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
