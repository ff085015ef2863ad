import type { IncomingMessage } from 'node:http';

/** S3 sub-resource in the query to operation, for GET on a bucket. */
const s3Operations: Readonly<Record<string, string>> = {
  acl: 'GetBucketAcl',
  encryption: 'GetBucketEncryption',
  lifecycle: 'GetBucketLifecycleConfiguration',
  location: 'GetBucketLocation',
  logging: 'GetBucketLogging',
  'object-lock': 'GetObjectLockConfiguration',
  ownershipControls: 'GetBucketOwnershipControls',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  publicAccessBlock: 'GetPublicAccessBlock',
  versioning: 'GetBucketVersioning',
};

/** `json` services answer errors as JSON, `query` ones as XML, S3 as its own XML. */
export interface Operation {
  readonly name: string;
  readonly protocol: 'json' | 'query' | 's3';
}

/** Which AWS operation a signed request is. */
export function operationOf(request: IncomingMessage, body: string): Operation {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return { name: target.split('.').pop() ?? target, protocol: 'json' };
  const action = /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  if (action) return { name: action, protocol: 'query' };
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname === '/') return { name: 'ListBuckets', protocol: 's3' };
  const sub = [...url.searchParams.keys()].find((key) => s3Operations[key] !== undefined);
  return { name: (sub && s3Operations[sub]) ?? `S3 ${request.method} ${request.url}`, protocol: 's3' };
}
