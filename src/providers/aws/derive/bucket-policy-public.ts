import { type Condition, parsePolicy } from './policy-statement.ts';

/** Keys that fix who calls or from where. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const fixingKeys = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
];

/**
 * Whether a statement of a bucket policy allows something to everyone: no named principal, and no condition that fixes
 * who calls, or from which addresses. `undefined` for what is no policy. It is our own reading of the statements, beside
 * the one S3 gives in `PolicyStatus`.
 */
export function allowsEveryone(policy: string | undefined): boolean | undefined {
  return parsePolicy(policy)?.some(
    ({ effect, forEveryone, negated, conditions }) =>
      effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(fixesCaller),
  );
}

function fixesCaller({ operator, key, values }: Condition): boolean {
  if (values.length === 0) return false;
  if (key === 'aws:sourceip') return /^(?:ForAnyValue:)?IpAddress$/.test(operator) && values.every(isNarrow);
  return (
    fixingKeys.includes(key) &&
    /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/.test(operator) &&
    values.every((value) => isFixed(key, value))
  );
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
