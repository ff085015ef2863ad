import { parsePolicy, type Statement } from './policy-statement.ts';

/**
 * Whether a bucket policy denies every request that is not over TLS: Deny statements for every principal and every S3
 * action, under the one condition that `aws:SecureTransport` is false, that together cover the bucket and its objects.
 * `undefined` for what is no policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function deniesInsecureTransport(policy: string | undefined, bucketArn: string): boolean | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const resources = statements.filter(isDeny).flatMap((statement) => statement.resources);
  return (
    resources.some((pattern) => matches(pattern, bucketArn)) &&
    // A pattern that ends in `*` and matches this literal can only have matched its `*` with a wildcard.
    resources.some((pattern) => pattern.endsWith('*') && matches(pattern, `${bucketArn}/*`))
  );
}

function isDeny({ effect, forEveryone, negated, actions, conditions }: Statement): boolean {
  const [condition] = conditions;
  return (
    effect === 'Deny' &&
    forEveryone &&
    negated.length === 0 &&
    actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
    conditions.length === 1 &&
    // Whether a request came over TLS is known of every request, so `IfExists` changes nothing.
    (condition?.operator === 'Bool' || condition?.operator === 'BoolIfExists') &&
    condition.key === 'aws:securetransport' &&
    condition.values.length > 0 &&
    condition.values.every((value) => value.toLowerCase() === 'false')
  );
}

/** `*` and `?` as in policies. Walks back to the last `*` only, so that time stays bounded by the product of lengths. */
function matches(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
