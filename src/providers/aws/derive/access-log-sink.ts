/** The keys of a load balancer that say where its access logs go. */
interface Attribute {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/**
 * The bucket of a load balancer's access logs and where they begin in it; `null` where they are off, or where its type has
 * none. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export function accessLogSink(
  attributes: readonly Attribute[] | undefined,
  { account, region }: { readonly account: string; readonly region: string },
) {
  if (!attributes) return {};
  const readKey = (name: string): string | undefined =>
    attributes.find(({ Key }) => Key === `access_logs.s3.${name}`)?.Value;
  if (readKey('enabled') !== 'true') return { AccessLogBucketName: null, AccessLogPath: null };
  const prefix = readKey('prefix');
  return {
    AccessLogBucketName: readKey('bucket'),
    AccessLogPath: `${prefix ? `${prefix}/` : ''}AWSLogs/${account}/elasticloadbalancing/${region}/`,
  };
}
