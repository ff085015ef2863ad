import { isBucketWide } from './deny-insecure-transport.ts';
import { parsePolicy } from './policy-statement.ts';

/**
 * The lowest TLS version that a bucket policy lets through, as in `1.2`: the highest bound of the Deny statements on all
 * principals, actions and the whole bucket whose only condition is `s3:TlsVersion` below it. `null` where none bounds it;
 * `undefined` for what is no policy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export function minimumTlsVersion(policy: string | undefined, bucketArn: string): number | null | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const bounds = statements.flatMap((statement) => {
    const [condition] = statement.conditions;
    if (condition?.key !== 's3:tlsversion' || !/^NumericLessThan(?:IfExists)?$/.test(condition.operator)) return [];
    // Of several values one is enough to deny, so the greatest is the bound.
    return [{ statement, bound: Math.max(...condition.values.map(Number)) }];
  });
  const effective = bounds
    .map(({ bound }) => bound)
    .filter((bound) => {
      const strict = bounds.filter((other) => other.bound >= bound).map(({ statement }) => statement);
      return Number.isFinite(bound) && isBucketWide(strict, bucketArn);
    });
  return effective.length === 0 ? null : Math.max(...effective);
}
