/** Where the console of each partition is. https://docs.aws.amazon.com/signin/latest/userguide/how-to-sign-in.html */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/**
 * The page of a resource in the console of its partition, where its id is an ARN: the console finds the service's own
 * page from it. An id with anything but the characters of an ARN gets none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function consoleLink(id: string): string | undefined {
  const partition = /^arn:([a-z-]+):[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:[\w+=,.@:/*-]{1,1000}$/.exec(id)?.[1];
  if (partition === undefined || !Object.hasOwn(hosts, partition)) return undefined;
  return `https://${hosts[partition]}/go/view?arn=${encodeURIComponent(id)}`;
}
