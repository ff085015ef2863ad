/**
 * The regions that the models of an inference profile lie in, sorted. A model whose ARN names no region is served
 * from any commercial region, written `global`. `undefined` where something is no ARN of a model, or there is none.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
export function modelRegions(arns: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  const regions = arns?.map((arn) => /^arn:[a-z-]+:bedrock:([a-z0-9-]*):/.exec(arn ?? '')?.[1]);
  if (!regions || regions.length === 0 || regions.includes(undefined)) return undefined;
  return [...new Set(regions.map((region) => region || 'global'))].sort();
}
