import type { Rate, RateClass } from '../../send/rate.ts';

interface Published {
  /** A call, a service with every call of its own (`ec2:*`), or one whose calls share a bucket (`lambda`). */
  readonly calls: readonly string[];
  readonly perSecond: number;
  /** Default: as much as one second gives. */
  readonly burst?: number;
  readonly organisation?: true;
  readonly source: string;
}

const ec2 = 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html';
const kms = 'https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html';
const lambda = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const logs = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html';
const securityhub = 'https://docs.aws.amazon.com/securityhub/1.0/APIReference/Welcome.html';
const kinesis = 'https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html';
const dynamodb = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html';

/** What AWS publishes. The more exact entry counts: a call, then `service:*`, then `service`. */
const published: readonly Published[] = [
  // Of actions that read. The unpaged forms of seven of them have half of that; collectors always ask for pages.
  { calls: ['ec2:*'], perSecond: 20, burst: 100, source: ec2 },
  { calls: ['kms:DescribeKey', 'kms:ListResourceTags'], perSecond: 2000, source: kms },
  { calls: ['kms:GetKeyRotationStatus', 'kms:GetKeyPolicy'], perSecond: 1000, source: kms },
  { calls: ['kms:ListKeys', 'kms:ListAliases'], perSecond: 500, source: kms },
  { calls: ['kms:ListGrants'], perSecond: 100, source: kms },
  { calls: ['lambda'], perSecond: 15, source: lambda },
  { calls: ['lambda:GetPolicy'], perSecond: 15, source: lambda },
  { calls: ['lambda:GetFunction'], perSecond: 100, source: lambda },
  { calls: ['logs:DescribeLogGroups'], perSecond: 10, source: logs },
  { calls: ['logs:*'], perSecond: 5, source: logs },
  {
    calls: ['cloudtrail'],
    perSecond: 10,
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html',
  },
  {
    calls: ['apigateway', 'apigatewayv2'],
    perSecond: 10,
    burst: 40,
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  { calls: ['securityhub'], perSecond: 10, burst: 30, source: securityhub },
  { calls: ['securityhub:GetFindings'], perSecond: 3, burst: 6, source: securityhub },
  {
    calls: ['sso', 'identitystore'],
    perSecond: 20,
    organisation: true,
    source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html',
  },
  {
    calls: ['sts'],
    perSecond: 600,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  },
  { calls: ['kinesis:ListStreams', 'kinesis:ListTagsForStream'], perSecond: 5, source: kinesis },
  { calls: ['kinesis:DescribeStream'], perSecond: 10, source: kinesis },
  { calls: ['kinesis:DescribeStreamSummary'], perSecond: 20, source: kinesis },
  { calls: ['dynamodb:ListBackups'], perSecond: 5, source: dynamodb },
  { calls: ['dynamodb:DescribeContinuousBackups', 'dynamodb:ListTagsOfResource'], perSecond: 10, source: dynamodb },
  {
    calls: ['secretsmanager:GetResourcePolicy'],
    perSecond: 50,
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html',
  },
  {
    calls: ['sns:ListTopics', 'sns:ListSubscriptionsByTopic'],
    perSecond: 30,
    source: 'https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html',
  },
  {
    calls: ['healthlake:ListFHIRDatastores', 'healthlake:DescribeFHIRDatastore'],
    perSecond: 10,
    source: 'https://docs.aws.amazon.com/general/latest/gr/Amazon-HealthLake.html',
  },
];

/** AWS publishes none for these: what tools in the field keep to. A throttled answer lowers it further. */
const unpublished: Readonly<Record<string, Rate & { readonly organisation?: true }>> = {
  's3:*': { perSecond: 100, burst: 100 },
  iam: { perSecond: 10, burst: 20 },
  organizations: { perSecond: 5, burst: 10, organisation: true },
  'config:SelectAggregateResourceConfig': { perSecond: 5, burst: 5 },
};
const otherwise: Rate = { perSecond: 20, burst: 40 };

const table: ReadonlyMap<string, RateClass> = new Map([
  ...Object.entries(unpublished).map(([bucket, rate]) => [bucket, { bucket, ...rate }] as const),
  ...published.flatMap(({ calls, perSecond, burst = perSecond, organisation }) =>
    calls.map((call) => {
      // Services that are named together share one bucket; calls have each their own.
      const bucket = call.includes(':') ? call : (calls[0] ?? call);
      return [call, { bucket, perSecond, burst, ...(organisation && { organisation }) }] as const;
    }),
  ),
]);

/** The bucket and the rate of a call: `kms:ListKeys`. */
export function rateOf(call: string): RateClass {
  const service = call.split(':')[0] ?? call;
  const own = table.get(call) ?? withBucket(table.get(`${service}:*`), call);
  return own ?? table.get(service) ?? { bucket: call, ...otherwise };
}

function withBucket(rate: RateClass | undefined, bucket: string): RateClass | undefined {
  return rate && { ...rate, bucket };
}
