interface Table {
  readonly GlobalTableVersion?: string | undefined;
  readonly Replicas?: readonly { readonly RegionName?: string | undefined }[] | undefined;
  readonly GlobalTableWitnesses?: readonly { readonly RegionName?: string | undefined }[] | undefined;
}

/** The first version of global tables, whose replicas `DescribeTable` does not list. */
const legacyVersion = '2017.11.29';

/**
 * The regions that hold a replica of a table or, as the witness of a strongly consistent one, its changes; sorted.
 * `undefined` where they are not told.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
export function replicaRegions(table: Table | undefined): readonly string[] | undefined {
  const places = [...(table?.Replicas ?? []), ...(table?.GlobalTableWitnesses ?? [])].map((place) => place.RegionName);
  const regions = places.filter((region) => region !== undefined);
  if (!table || regions.length < places.length) return undefined;
  if (table.GlobalTableVersion === legacyVersion && regions.length === 0) return undefined;
  return [...new Set(regions)].sort();
}
