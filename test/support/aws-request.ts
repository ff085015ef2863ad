import type { IncomingMessage } from 'node:http';

/** How a service speaks: JSON 1.1, Query with XML answers, REST with XML answers. */
export type Protocol = 'json' | 'query' | 'rest';

/** A request as the replay server understood it. */
export interface AwsRequest {
  /** `s3:GetBucketAcl`. */
  readonly call: string;
  readonly subject?: string;
  readonly token?: string;
  /** From the signature. */
  readonly region: string;
  readonly accessKey: string;
  readonly protocol: Protocol;
}

/** Target prefixes of the JSON services, as their clients send them. */
const jsonServices: Readonly<Record<string, string>> = {
  TrentService: 'kms',
  Logs_20140328: 'logs',
  StarlingDoveService: 'config',
  CloudTrail_20131101: 'cloudtrail',
};

const queryServices: Readonly<Record<string, string>> = { '2011-06-15': 'sts', '2010-05-08': 'iam' };

/** The S3 operation behind each sub-resource of a bucket. */
const bucketReads: Readonly<Record<string, string>> = {
  location: 'GetBucketLocation',
  encryption: 'GetBucketEncryption',
  acl: 'GetBucketAcl',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
  publicAccessBlock: 'GetPublicAccessBlock',
  versioning: 'GetBucketVersioning',
  'object-lock': 'GetObjectLockConfiguration',
  lifecycle: 'GetBucketLifecycleConfiguration',
  logging: 'GetBucketLogging',
  ownershipControls: 'GetBucketOwnershipControls',
};

/** What a request asks for. Throws for one of a service this server does not speak. */
export function readAwsRequest(message: IncomingMessage, body: string): AwsRequest {
  const credential = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(message.headers.authorization ?? '');
  const signed = { accessKey: credential?.[1] ?? '', region: credential?.[2] ?? '' };
  const target = message.headers['x-amz-target'];
  if (typeof target === 'string') return { ...readJson(target, body), ...signed };
  if (message.method === 'POST') return { ...readQuery(body), ...signed };
  return { ...readRest(message.url ?? '/'), ...signed };
}

type Asked = Omit<AwsRequest, 'region' | 'accessKey'>;

function readJson(target: string, body: string): Asked {
  const [operation = '', prefix = ''] = target.split('.').reverse();
  const service = jsonServices[prefix];
  if (!service) throw new Error(`no service of target ${target}`);
  const input = JSON.parse(body) as Readonly<Record<string, string | undefined>>;
  return asked(`${service}:${operation}`, 'json', {
    subject: input.KeyId ?? input.TrailName ?? input.Name,
    token: input.Marker ?? input.nextToken ?? input.NextToken,
  });
}

function readQuery(body: string): Asked {
  const input = new URLSearchParams(body);
  const service = queryServices[input.get('Version') ?? ''];
  if (!service) throw new Error(`no service of version ${input.get('Version')}`);
  return asked(`${service}:${input.get('Action')}`, 'query', { token: input.get('Marker') ?? undefined });
}

function readRest(path: string): Asked {
  const url = new URL(path, 'http://s3');
  const bucket = url.pathname.replace(/^\/|\/$/g, '');
  if (bucket === '') {
    return asked('s3:ListBuckets', 'rest', { token: url.searchParams.get('continuation-token') ?? undefined });
  }
  const read = Object.keys(bucketReads).find((name) => url.searchParams.has(name));
  if (!read) throw new Error(`no operation of ${path}`);
  return asked(`s3:${bucketReads[read]}`, 'rest', { subject: bucket });
}

function asked(
  call: string,
  protocol: Protocol,
  { subject, token }: { readonly subject?: string | undefined; readonly token?: string | undefined },
): Asked {
  return {
    call,
    protocol,
    ...(subject === undefined ? {} : { subject }),
    ...(token === undefined ? {} : { token }),
  };
}
