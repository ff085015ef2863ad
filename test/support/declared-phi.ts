import type { Resource } from '../../src/model/resource.ts';
import type { Listing } from '../../src/model/snapshot.ts';
import { storeTypes } from '../../src/providers/store-types.ts';

const scope = { target: 'records', account: '-', region: '-' };

/** Records that say of every data store that was found that it holds PHI, and name no data set in the buckets `unnamed`. */
export function declarePhi(
  found: readonly { readonly resources: readonly Resource[] }[],
  { observedAt, unnamed = [] }: { readonly observedAt: string; readonly unnamed?: readonly string[] },
): { readonly resources: readonly Resource[]; readonly listings: readonly Listing[] } {
  const declare = (type: string, name: string, attributes: Resource['attributes']): Resource => ({
    ...scope,
    type,
    id: `${type}:records/${name}`,
    name,
    observedAt,
    attributes,
    unread: {},
    partial: {},
  });
  const stores = found
    .flatMap(({ resources }) => resources)
    .filter(({ type }) => storeTypes.has(type))
    .map(({ type, id, name, region }) => {
      const ResourceId = type.startsWith('azure/') ? id.toLowerCase() : id;
      const DataSets = unnamed.includes(name) ? [] : ['charts'];
      return declare('records/data/store', ResourceId, {
        ResourceId,
        ResourceName: name,
        ResourceType: type,
        Region: region,
        DataSets,
        HoldsPhi: true,
      });
    });
  const set = declare('records/data/set', 'charts', { Name: 'charts', Classification: 'phi' });
  const listings = ['records/data/set', 'records/data/store'].map(
    (type): Listing => ({ ...scope, kind: 'listing', type, complete: true }),
  );
  return { resources: [...stores, set], listings };
}
