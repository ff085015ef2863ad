import { type Condition, parsePolicy } from './policy-statement.ts';

/**
 * Keys of every service that say who calls, on whose behalf, or through whose network. Any other condition narrows when, not
 * who. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export const callerKeys: readonly string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  // The account that owns the caller, in the policy SNS gives a new topic.
  // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
];

/**
 * Whether a policy allows something to everyone: a statement without a named principal, and without a condition that says
 * who calls. `undefined` for what is no policy.
 */
export function hasOpenStatement(
  policy: string | undefined,
  namesCaller: (condition: Condition) => boolean,
): boolean | undefined {
  return parsePolicy(policy)?.some(
    ({ effect, forEveryone, negated, conditions }) =>
      effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(namesCaller),
  );
}

/** Whether a condition holds only for what equals a value; `IfExists` and `ForAllValues` also hold when there is nothing to compare. */
export function comparesEqual({ operator }: Condition): boolean {
  return /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/.test(operator);
}
