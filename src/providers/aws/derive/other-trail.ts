/** A trail as far as it says which events it takes. */
export interface TrailReach {
  readonly TrailARN?: string | undefined;
  readonly HomeRegion?: string | undefined;
  readonly IsMultiRegionTrail?: boolean | undefined;
  readonly IsOrganizationTrail?: boolean | undefined;
}

/**
 * The one other trail that reaches at least as far: into all regions (or the same one), and all accounts of the
 * organisation where the trail does. `null` where there is none, `undefined` where there are several.
 */
export function otherTrail(trail: TrailReach, trails: readonly TrailReach[]): string | null | undefined {
  const others = new Set(
    trails
      .filter((other) => other.TrailARN !== trail.TrailARN && reachesAsFar(other, trail))
      .map(({ TrailARN }) => TrailARN),
  );
  const [arn = null] = others;
  return others.size > 1 ? undefined : arn;
}

function reachesAsFar(other: TrailReach, trail: TrailReach): boolean {
  const isEverywhere = other.IsMultiRegionTrail === true;
  const isInSameRegion = trail.IsMultiRegionTrail !== true && other.HomeRegion === trail.HomeRegion;
  return (isEverywhere || isInSameRegion) && (other.IsOrganizationTrail === true || trail.IsOrganizationTrail !== true);
}
