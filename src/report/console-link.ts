/** Where the console of each partition is. https://docs.aws.amazon.com/signin/latest/userguide/how-to-sign-in.html */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The id of a resource of Azure. https://learn.microsoft.com/azure/azure-portal/azure-portal-links */
const azureId = /^\/subscriptions\/[0-9a-f-]{36}(?:\/[\w.()@-]{1,200}){2,30}$/i;

/**
 * The page of a resource in the console of its partition, where its id is an ARN: the console finds the service's own
 * page from it. An id with anything but the characters of an ARN gets none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function consoleLink(id: string): string | undefined {
  if (azureId.test(id)) return `https://portal.azure.com/#resource${encodeURI(id)}`;
  const partition = /^arn:([a-z-]+):[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:[\w+=,.@:/*-]{1,1000}$/.exec(id)?.[1];
  if (partition === undefined || !Object.hasOwn(hosts, partition)) return undefined;
  return `https://${hosts[partition]}/go/view?arn=${encodeURIComponent(id)}`;
}
