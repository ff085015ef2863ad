import { type Condition, parsePolicy } from './policy-statement.ts';

/** Keys that say who calls, on whose behalf, or through whose network. Any other condition narrows when, not who. */
const callerKeys = [
  'kms:calleraccount',
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
 * Whether the policy of a key, queue, topic or secret allows something to every principal of every account. `undefined`
 * for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function allowsAnyone(policy: string | undefined): boolean | undefined {
  return parsePolicy(policy)?.some(
    ({ effect, forEveryone, negated, conditions }) =>
      effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(namesCallers),
  );
}

/** Whether a condition limits who calls. */
export function namesCallers(condition: Condition): boolean {
  return callerKeys.includes(condition.key) && limits(condition);
}

/**
 * Whether a condition is a positive comparison with something definite; `IfExists` and `ForAllValues` also hold when
 * there is nothing to compare.
 */
export function limits({ operator, values }: Condition): boolean {
  return (
    /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/.test(operator) &&
    values.length > 0 &&
    values.every(isDefinite)
  );
}

/** An ARN names its account, or as a bucket's its name; anything else holds more than wildcards. */
function isDefinite(value: string): boolean {
  if (!value.startsWith('arn:')) return /[^*?]/.test(value);
  return /^\d{12}$/.test(value.split(':', 5)[4] ?? '') || /^arn:[a-z-]+:s3:::[^*?]/.test(value);
}
