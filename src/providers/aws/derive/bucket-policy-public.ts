import { callerKeys, comparesEqual, hasOpenStatement } from './open-statement.ts';
import type { Condition } from './policy-statement.ts';

const fixingKeys = [...callerKeys, 's3:dataaccesspointaccount', 's3:dataaccesspointarn'];

/**
 * Whether a statement of a bucket policy allows something to everyone: no named principal, and no condition that fixes
 * who calls, or from which addresses. `undefined` for what is no policy. It is our own reading of the statements, beside
 * the one S3 gives in `PolicyStatus`.
 */
export function allowsEveryone(policy: string | undefined): boolean | undefined {
  return hasOpenStatement(policy, fixesCaller);
}

function fixesCaller(condition: Condition): boolean {
  const { operator, key, values } = condition;
  if (values.length === 0) return false;
  if (key === 'aws:sourceip') return /^(?:ForAnyValue:)?IpAddress$/.test(operator) && values.every(isNarrow);
  return fixingKeys.includes(key) && comparesEqual(condition) && values.every((value) => isFixed(key, value));
}

/** Without wildcards and policy variables; an access point's ARN may have one after its account. */
function isFixed(key: string, value: string): boolean {
  const fixed = key === 's3:dataaccesspointarn' ? value.split(':').slice(0, 5).join(':') : value;
  return !/[*?]|\$\{/.test(fixed) && fixed !== '';
}

/** "Any values broader than /8 for IPv4 and /32 for IPv6 (excluding RFC 1918 private ranges)" are public. */
function isNarrow(cidr: string): boolean {
  const [address = '', length] = cidr.split('/');
  const isVersion6 = address.includes(':');
  const bits = length === undefined ? (isVersion6 ? 128 : 32) : Number(length);
  return bits >= (isVersion6 ? 32 : 8);
}
