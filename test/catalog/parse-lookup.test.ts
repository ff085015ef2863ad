import { describe, expect, it } from 'vitest';
import { load, refusal } from './sample.ts';

describe('lookups', () => {
  it('are of the own account where they join on it', () => {
    const joined = (match: string): boolean | undefined =>
      load({
        resource: 'azure/monitor/subscription',
        lookups: `\n  plans: { resource: azure/defender/plan, match: ${match}, expect: many }`,
        condition: ' { count: $plans, atLeast: 1 }',
      }).lookups[0]?.ownAccount;
    expect(joined('{ subscriptionId: subscriptionId }')).toBe(true);
    expect(joined('{ name: subscriptionId }')).toBeUndefined();
  });

  it('refuses lookups that do not fit', () => {
    const lookup = (text: string): string =>
      refusal({
        resource: 'aws/cloudtrail/trail',
        lookups: `\n  b: ${text}`,
        condition: ' { field: $b.Name, equals: x }',
      });
    expect(
      lookup('{ resource: aws/s3/buckets, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }'),
    ).toBe("x.yaml:4:18: unknown resource type 'aws/s3/buckets' (did you mean 'aws/s3/bucket'?)");
    expect(
      lookup('{ resource: aws/s3/bucket, match: { Nam: S3BucketName }, expect: one, whenAbsent: unknown }'),
    ).toContain("'aws/s3/bucket' has no field 'Nam' (did you mean 'Name'?)");
    expect(
      lookup('{ resource: aws/s3/bucket, match: { Name: IsMultiRegionTrail }, expect: one, whenAbsent: unknown }'),
    ).toContain("'IsMultiRegionTrail' is true or false, but 'Name' of aws/s3/bucket is text");
    expect(
      lookup('{ resource: aws/s3/bucket, match: { Versioning: S3BucketName }, expect: one, whenAbsent: unknown }'),
    ).toContain("'Versioning' is an object; match on a plain value");
    expect(lookup('{ resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one }')).toContain(
      "missing key 'whenAbsent'",
    );
    expect(lookup('{ resource: aws/s3/bucket, match: { Name: $c.Name }, expect: one, whenAbsent: unknown }')).toContain(
      "no lookup 'c' is declared",
    );
    expect(lookup('{ resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: many }')).toContain(
      "'$b' is a list: enter it with some, every, none or count",
    );
  });
});
