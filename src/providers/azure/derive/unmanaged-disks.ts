interface Disk {
  readonly name?: unknown;
  /** The page blob of an unmanaged disk. */
  readonly vhd?: unknown;
}

/** Names of the disks of a `storageProfile` that lie in a storage account as a page blob. `undefined` where it is not told. */
export function unmanagedDisks(storageProfile: unknown): readonly string[] | undefined {
  const { osDisk, dataDisks } = (storageProfile ?? {}) as Readonly<Record<string, unknown>>;
  if (!isDisk(osDisk)) return undefined;
  const others = Array.isArray(dataDisks) ? dataDisks.filter(isDisk) : [];
  return [osDisk, ...others].filter(({ vhd }) => vhd !== undefined && vhd !== null).map(({ name }) => String(name));
}

function isDisk(value: unknown): value is Disk {
  return typeof value === 'object' && value !== null;
}
