/** Where the log files of a service begin in a bucket: under a prefix, if one was chosen. */
export function logPath(prefix: string | undefined): string {
  return prefix ? `${prefix}/AWSLogs/` : 'AWSLogs/';
}

/**
 * Where the log files and digests of a trail begin: `AWSLogs/111122223333/CloudTrail`, or of an organisation, whose id
 * begins with `o-`, `AWSLogs/o-`. What other services write beside them is not of the trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
export function trailLogPath(prefix: string | undefined, owner: string, isOfOrganization: boolean): string {
  return `${logPath(prefix)}${isOfOrganization ? 'o-' : `${owner}/CloudTrail`}`;
}
