/**
 * The partition of AWS that a region is of, by how the names of its regions begin.
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionOf(region: string): string {
  return partitions.find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
}

const partitions: readonly (readonly [start: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
];

/** Whether it is the name of a region of AWS, as `ap-northeast-1`, and not a word of ours for all of them. */
export function isAwsRegion(region: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d$/.test(region);
}
