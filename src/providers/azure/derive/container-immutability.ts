import type { Body } from '../send/api.ts';

/** A time-based retention policy: of a container, or the default of the versions in it. */
export interface Immutability {
  readonly immutabilityPeriodDays: unknown;
  /** `Locked` or `Unlocked`. */
  readonly immutabilityState: unknown;
}

const none: Immutability = { immutabilityPeriodDays: null, immutabilityState: null };

/** What the immutability policy of a container says, itself or as the container has it: with `properties` or without. */
export function containerImmutability(policy: unknown): Immutability {
  const body = (policy ?? {}) as Body;
  const { immutabilityPeriodSinceCreationInDays, state } = (body.properties ?? body) as Body;
  return { immutabilityPeriodDays: immutabilityPeriodSinceCreationInDays, immutabilityState: state };
}

/**
 * What holds in a container without a policy of its own: the default policy of an account whose containers all keep versions
 * immutable. "Disabled" there is as none.
 * https://learn.microsoft.com/azure/storage/blobs/immutable-version-level-worm-policies
 */
export function inheritedImmutability(immutableStorageWithVersioning: unknown): Immutability {
  const { enabled, immutabilityPolicy } = (immutableStorageWithVersioning ?? {}) as Body;
  const policy = enabled === true ? (immutabilityPolicy as Body | null | undefined) : undefined;
  if (!policy || policy.state === 'Disabled') return none;
  return containerImmutability(policy);
}
