/**
 * Where the log files of a trail begin in its bucket.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function logPath(prefix: string | undefined): string {
  return prefix ? `${prefix}/AWSLogs/` : 'AWSLogs/';
}
