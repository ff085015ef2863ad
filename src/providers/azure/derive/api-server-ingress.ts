import { everyone, type OpenNetworks, openNetworks } from './open-networks.ts';

interface AccessProfile {
  readonly enablePrivateCluster?: unknown;
  readonly authorizedIPRanges?: unknown;
}

/**
 * From where the API server of an AKS cluster is reached: from nowhere outside its network where the cluster is private or
 * public access is off, from everywhere where no ranges are authorized. `undefined` where a range cannot be read.
 * https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges
 */
export function apiServerIngress(profile: unknown, publicNetworkAccess: unknown): readonly OpenNetworks[] | undefined {
  const { enablePrivateCluster, authorizedIPRanges } = (profile ?? {}) as AccessProfile;
  if (enablePrivateCluster === true || publicNetworkAccess === 'Disabled') return [];
  const ranges = authorizedIPRanges ?? [];
  if (!Array.isArray(ranges)) return undefined;
  return openNetworks(ranges.length === 0 ? everyone : ranges);
}
