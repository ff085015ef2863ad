import { matchesWildcard } from '../../derive/wildcard.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/**
 * Whether a bucket policy denies every request that is not over TLS: Deny statements for every principal and every S3
 * action, under the one condition that `aws:SecureTransport` is false, or that `s3:TlsVersion` is too low or absent, which
 * together cover the bucket and its objects. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function deniesInsecureTransport(policy: string | undefined, bucketArn: string): boolean | undefined {
  const statements = parsePolicy(policy);
  return (
    statements &&
    isBucketWide(
      statements.filter(({ conditions }) => conditions.some(isWithoutTls)),
      bucketArn,
    )
  );
}

/**
 * Whether Deny statements under one condition each, for every principal and every S3 action, together cover a bucket and
 * all its objects.
 */
export function isBucketWide(statements: readonly Statement[], bucketArn: string): boolean {
  const resources = statements.filter(isDeny).flatMap((statement) => statement.resources);
  return (
    resources.some((pattern) => matchesWildcard(pattern, bucketArn)) &&
    // A pattern that ends in `*` and matches this literal can only have matched its `*` with a wildcard.
    resources.some((pattern) => pattern.endsWith('*') && matchesWildcard(pattern, `${bucketArn}/*`))
  );
}

function isDeny({ effect, forEveryone, negated, actions, conditions }: Statement): boolean {
  return (
    effect === 'Deny' &&
    forEveryone &&
    negated.length === 0 &&
    actions.some((action) => action === '*' || action.toLowerCase() === 's3:*') &&
    conditions.length === 1
  );
}

/** A request without TLS has no TLS version, which `IfExists` takes for a match. */
function isWithoutTls({ operator, key, values }: Condition): boolean {
  if (values.length === 0) return false;
  if (key === 's3:tlsversion') return operator === 'NumericLessThanIfExists';
  return (
    key === 'aws:securetransport' &&
    // Whether a request came over TLS is known of every request, so `IfExists` changes nothing.
    (operator === 'Bool' || operator === 'BoolIfExists') &&
    values.every((value) => value.toLowerCase() === 'false')
  );
}
