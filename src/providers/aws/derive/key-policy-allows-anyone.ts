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
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
];

/**
 * Whether a key policy allows something to every principal of every account. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function allowsAnyone(policy: string | undefined): boolean | undefined {
  return parsePolicy(policy)?.some(
    ({ effect, forEveryone, negated, conditions }) =>
      effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(namesCallers),
  );
}

/** A positive comparison with something definite; `IfExists` and `ForAllValues` also hold when there is nothing to compare. */
function namesCallers({ operator, key, values }: Condition): boolean {
  return (
    callerKeys.includes(key) &&
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
