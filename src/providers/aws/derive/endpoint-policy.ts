import { parsePolicy, type Statement } from './policy-statement.ts';

/**
 * Whether a VPC endpoint's policy is as open as the one AWS attaches when none is given: an Allow for every principal,
 * action and resource, without a condition. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function allowsFullAccess(policy: string | undefined): boolean | undefined {
  return parsePolicy(policy)?.some(isFullAccess);
}

function isFullAccess({ effect, forEveryone, negated, actions, resources, conditions }: Statement): boolean {
  return (
    effect === 'Allow' &&
    forEveryone &&
    negated.length === 0 &&
    actions.includes('*') &&
    resources.includes('*') &&
    conditions.length === 0
  );
}

/**
 * The AWS service an endpoint leads to, as its name ends: `s3` of `com.amazonaws.ap-northeast-1.s3`. `null` for a service of
 * someone else's (`com.amazonaws.vpce.…`), for one named otherwise, and where there is no name.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export function endpointService(name: string | undefined): string | null {
  return /^(?:cn\.)?com\.amazonaws\.[a-z]{2}(?:-[a-z]+)+-\d+\.(.+)$/.exec(name ?? '')?.[1] ?? null;
}
