import { callerKeys, comparesEqual, hasOpenStatement } from './open-statement.ts';
import type { Condition } from './policy-statement.ts';

const limitingKeys = [...callerKeys, 'kms:calleraccount'];

/**
 * Whether the policy of a key, queue, topic or secret allows something to every principal of every account. `undefined`
 * for what is no policy.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export function allowsAnyone(policy: string | undefined): boolean | undefined {
  return hasOpenStatement(policy, namesCallers);
}

/** Whether a condition limits who calls. */
export function namesCallers(condition: Condition): boolean {
  return limitingKeys.includes(condition.key) && limits(condition);
}

/** Whether a condition is a positive comparison with something definite. */
export function limits(condition: Condition): boolean {
  const { values } = condition;
  return comparesEqual(condition) && values.length > 0 && values.every(isDefinite);
}

/** An ARN names its account, or as a bucket's its name; anything else holds more than wildcards. */
function isDefinite(value: string): boolean {
  if (!value.startsWith('arn:')) return /[^*?]/.test(value);
  return /^\d{12}$/.test(value.split(':', 5)[4] ?? '') || /^arn:[a-z-]+:s3:::[^*?]/.test(value);
}
