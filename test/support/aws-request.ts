import type { IncomingMessage } from 'node:http';
import { type Operation, type Protocol, type Service, servicesOf } from './aws-services.ts';

/** A request as the replay server understood it. */
export interface AwsRequest {
  /** `s3:GetBucketAcl`. */
  readonly call: string;
  /** What it asks about: the first member of its input that names something. */
  readonly subject?: string;
  readonly token?: string;
  /** Its members, as sent. */
  readonly input: Input;
  /** From the signature. */
  readonly region: string;
  readonly accessKey: string;
  readonly protocol: Protocol;
}

/** Input members, as sent. */
type Input = Readonly<Record<string, unknown>>;

/** The members that ask for the next page. */
const tokens = [
  'nexttoken',
  'marker',
  'nextmarker',
  'continuationtoken',
  'paginationtoken',
  'position',
  'exclusivestarttablename',
  'exclusivestartstreamname',
];

/** Members that say how much or which part, and not about what. */
const notSubjects = [
  'attribute',
  'attributes',
  'limit',
  'scope',
  'policyname',
  'types',
  'type',
  'state',
  'filter',
  'owner',
  'owners',
  'includemanagedresources',
];

/** Members that say what the subject is part of, where another names the subject itself. */
const wholes = ['instancearn', 'userpoolid'];

/** What a request asks for. Throws for one of a service this server does not speak. */
export function readAwsRequest(message: IncomingMessage, body: string): AwsRequest {
  const credential = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(message.headers.authorization ?? '');
  const [, accessKey = '', region = '', signingName = ''] = credential ?? [];
  const found = servicesOf(signingName)
    .map((service) => readAs(service, message, body))
    .find((asked) => asked !== undefined);
  if (!found) throw new Error(`no operation of ${signingName}: ${message.method} ${message.url} ${body.slice(0, 200)}`);
  const { service, operation, input } = found;
  const token = Object.entries(input).find(([name]) => tokens.includes(plain(name)))?.[1];
  const subject = subjectOf(operation, input);
  return {
    call: `${service.prefix}:${operation.name}`,
    protocol: service.protocol,
    input,
    accessKey,
    region,
    ...(subject === undefined ? {} : { subject }),
    ...(typeof token === 'string' ? { token } : {}),
  };
}

interface Asked {
  readonly service: Service;
  readonly operation: Operation;
  readonly input: Input;
}

function readAs(service: Service, message: IncomingMessage, body: string): Asked | undefined {
  const named = (name: string, input: Input): Asked | undefined => {
    const operation = service.operations.find((candidate) => candidate.name === name);
    return operation && { service, operation, input };
  };
  switch (service.protocol) {
    case 'awsJson1_0':
    case 'awsJson1_1':
      return named(String(message.headers['x-amz-target']).split('.').at(-1) ?? '', JSON.parse(body) as Input);
    case 'awsQuery':
    case 'ec2Query': {
      const form = new URLSearchParams(body);
      return named(form.get('Action') ?? '', Object.fromEntries(form));
    }
    case 'restJson1':
    case 'restXml':
      return readRest(service, message, body);
  }
}

function readRest(service: Service, message: IncomingMessage, body: string): Asked | undefined {
  const url = new URL(message.url ?? '/', 'http://aws');
  // Of S3 the bucket stands first in the path, where its model has it in the host.
  const [, bucket, rest] = service.prefix === 's3' ? (/^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? []) : [];
  const path = bucket === undefined ? url.pathname : (rest ?? '/');
  const fitting = service.operations
    .map((operation) => ({
      operation,
      labels: matchRoute(operation, message.method ?? '', { path, query: url.searchParams }),
    }))
    .filter(({ labels }) => labels !== undefined)
    .sort((a, b) => specificity(b.operation) - specificity(a.operation))[0];
  if (!fitting) return undefined;
  const sent = body.startsWith('{') ? (JSON.parse(body) as Input) : {};
  const input = { ...Object.fromEntries(url.searchParams), ...sent, ...fitting.labels };
  return { service, operation: fitting.operation, input: bucket === undefined ? input : { ...input, Bucket: bucket } };
}

interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The labels of the path, where method, path and the query's fixed part are those of the operation. */
function matchRoute({ http }: Operation, method: string, { path, query }: Address): Input | undefined {
  if (!http || http.method !== method) return undefined;
  const [pattern = '', fixed = ''] = http.path.split('?');
  for (const [name, value] of new URLSearchParams(fixed)) {
    if (query.get(name) !== value) return undefined;
  }
  const names: string[] = [];
  const source = pattern.replace(/\{([^}+]+)(\+?)\}|[^{}]/g, (text, name: string | undefined, greedy: string) => {
    if (name === undefined) return text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    names.push(name);
    return greedy ? '(.+)' : '([^/]+)';
  });
  const match = new RegExp(`^${source.replace(/\/$/, '')}/?$`).exec(path);
  return match
    ? Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]))
    : undefined;
}

/** A fixed part says more than a label. */
function specificity({ http }: Operation): number {
  return (http?.path ?? '').replace(/\{[^}]*\}/g, '').length;
}

/** The first member that is there and names something; of a list its first element. */
function subjectOf({ members }: Operation, input: Input): string | undefined {
  const entries = Object.entries(input);
  let whole: string | undefined;
  for (const member of members) {
    const name = plain(member);
    if (tokens.includes(name) || notSubjects.includes(name) || name.startsWith('max')) continue;
    // `DBInstanceIdentifier`, `Names.member.1` and `InstanceId.1` of a form, `functionName` of a query.
    const value = entries.find(
      ([key]) => plain(key) === name || plain(key).replace(/s?(?:\.member)?\.1$/, '') === name.replace(/s$/, ''),
    )?.[1];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    if (typeof first !== 'string') continue;
    if (!wholes.includes(name)) return first;
    whole = first;
  }
  return whole;
}

function plain(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}
