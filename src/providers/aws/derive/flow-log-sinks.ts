import { readBucketArn } from './bucket-arn.ts';

/** A flow log as far as it says what it records, and where that goes. */
export interface FlowLog {
  readonly FlowLogId?: string | undefined;
  readonly ResourceId?: string | undefined;
  readonly FlowLogStatus?: string | undefined;
  readonly DeliverLogsStatus?: string | undefined;
  readonly TrafficType?: string | undefined;
  readonly LogDestinationType?: string | undefined;
  readonly LogDestination?: string | undefined;
  readonly LogGroupName?: string | undefined;
  readonly DeliverCrossAccountRole?: string | undefined;
  readonly DestinationOptions?: { readonly HiveCompatiblePartitions?: boolean | undefined } | undefined;
}

/** Where the flow logs were listed. */
export interface FlowLogPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** Where one flow log goes: `null` is "not there", `undefined` could not be told. */
export interface FlowLogSink {
  readonly LogGroupArn: string | null | undefined;
  readonly LogBucketName: string | null | undefined;
  /** Where the log files begin in the bucket. */
  readonly LogPath: string | null | undefined;
}

const nowhere: FlowLogSink = { LogGroupArn: null, LogBucketName: null, LogPath: null };

/** The log group, as log groups are listed, or the bucket of a flow log. Where Firehose takes it is not told. */
export function flowLogSink(log: FlowLog, place: FlowLogPlace): FlowLogSink {
  if (log.LogDestinationType === 'cloud-watch-logs') return { ...nowhere, LogGroupArn: logGroupArn(log, place) };
  const known = log.LogDestinationType === 's3' && log.LogDestination !== undefined;
  return known ? { ...nowhere, ...bucketOf(log, place) } : { ...nowhere, LogBucketName: undefined, LogPath: undefined };
}

/** The name alone says nothing of the account where the logs go to another one. */
function logGroupArn(log: FlowLog, { partition, region, account }: FlowLogPlace): string | undefined {
  const { LogDestination, LogGroupName, DeliverCrossAccountRole } = log;
  if (LogDestination !== undefined) return LogDestination.replace(/:\*$/, '');
  if (LogGroupName === undefined || DeliverCrossAccountRole !== undefined) return undefined;
  return `arn:${partition}:logs:${region}:${account}:log-group:${LogGroupName}`;
}

/**
 * The destination is the ARN of the bucket, with a folder where one was chosen.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html
 */
function bucketOf({ LogDestination = '', DestinationOptions }: FlowLog, { account, region }: FlowLogPlace) {
  const { bucket, folder } = readBucketArn(LogDestination);
  const path = DestinationOptions?.HiveCompatiblePartitions
    ? `aws-account-id=${account}/aws-service=vpcflowlogs/aws-region=${region}/`
    : `${account}/vpcflowlogs/${region}/`;
  return { LogBucketName: bucket, LogPath: `${folder}AWSLogs/${path}` };
}

/**
 * Where the traffic of a flow log is kept too: the sinks of the other flow logs of its resource that are delivered and
 * record at least what it does. The bucket is left out where there are several, or where Firehose takes the logs on.
 */
export function otherFlowLogSinks(log: FlowLog, logs: readonly FlowLog[], place: FlowLogPlace) {
  const sinks = logs.filter((other) => isAsGood(other, log)).map((other) => flowLogSink(other, place));
  const groups = sinks.map(({ LogGroupArn }) => LogGroupArn).filter((arn) => arn !== null);
  const buckets = sinks
    .filter(({ LogBucketName }) => LogBucketName !== null)
    .map(({ LogBucketName, LogPath }) => JSON.stringify([LogBucketName, LogPath]));
  const [bucket, ...more] = new Set(buckets);
  const [name, path] = bucket === undefined ? [null, null] : (JSON.parse(bucket) as readonly (string | null)[]);
  const isClear = more.length === 0 && (bucket === undefined || name !== null);
  return {
    OtherLogGroupArns: groups.some((arn) => arn === undefined) ? undefined : [...new Set(groups)].sort(),
    OtherLogBucketName: isClear ? name : undefined,
    OtherLogPath: isClear ? path : undefined,
  };
}

function isAsGood(other: FlowLog, { FlowLogId, ResourceId, TrafficType }: FlowLog): boolean {
  return (
    other.ResourceId === ResourceId &&
    other.FlowLogId !== FlowLogId &&
    other.FlowLogStatus === 'ACTIVE' &&
    other.DeliverLogsStatus === 'SUCCESS' &&
    (other.TrafficType === 'ALL' || other.TrafficType === TrafficType)
  );
}
