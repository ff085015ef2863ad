/**
 * The regions other than its own in which copies of a resource lie, from what it names them by, sorted: an ARN where a
 * copy is in another region, a bare identifier where it is in the same. `undefined` for an ARN without a region.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html
 */
export function otherRegions(identifiers: readonly string[], home: string): readonly string[] | undefined {
  const regions = identifiers.filter((id) => id.startsWith('arn:')).map((arn) => arn.split(':')[3] ?? '');
  if (regions.includes('')) return undefined;
  return [...new Set(regions)].filter((region) => region !== home).sort();
}
