import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** How a service speaks, as its model names it. */
export type Protocol = 'awsJson1_0' | 'awsJson1_1' | 'restJson1' | 'restXml' | 'awsQuery' | 'ec2Query';

/** One operation as the installed client's own model describes it. */
export interface Operation {
  readonly name: string;
  /** Members of its input as they are sent, those required first. */
  readonly members: readonly string[];
  /** Of a REST service: `GET`, `/functions/{FunctionName}?x`. */
  readonly http?: { readonly method: string; readonly path: string };
  /** The model of its output. */
  readonly output: () => Shape;
}

/** A shape of a model: 1 is a list, 2 a map, 3 a structure with names and shapes of its members. */
export type Shape = readonly [number, string, string, unknown, (readonly string[])?, (readonly unknown[])?, number?];

/** A service as the replay server knows it. */
export interface Service {
  /** The first part of a call: `cloudwatch` of `cloudwatch:DescribeAlarms`. */
  readonly prefix: string;
  /** Its package is `@aws-sdk/client-` and this. */
  readonly client: string;
  readonly protocol: Protocol;
  readonly operations: readonly Operation[];
}

/** The clients that sign for a service name, by the prefix of their calls. Where it is not named here both are the same. */
const clients: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'access-analyzer': { 'access-analyzer': 'accessanalyzer' },
  apigateway: { apigateway: 'api-gateway', apigatewayv2: 'apigatewayv2' },
  'cognito-idp': { 'cognito-idp': 'cognito-identity-provider' },
  config: { config: 'config-service' },
  elasticfilesystem: { elasticfilesystem: 'efs' },
  elasticloadbalancing: { elasticloadbalancing: 'elastic-load-balancing-v2' },
  es: { es: 'opensearch' },
  logs: { logs: 'cloudwatch-logs' },
  monitoring: { cloudwatch: 'cloudwatch' },
  s3: { s3: 's3', s3control: 's3-control' },
  secretsmanager: { secretsmanager: 'secrets-manager' },
  sso: { sso: 'sso-admin' },
  tagging: { tag: 'resource-groups-tagging-api' },
};

const known = new Map<string, readonly Service[]>();

/** The services of a signing name. Throws for one whose client is not installed. */
export function servicesOf(signingName: string): readonly Service[] {
  const services =
    known.get(signingName) ??
    Object.entries(clients[signingName] ?? { [signingName]: signingName }).map(([prefix, client]) =>
      describe(prefix, client),
    );
  known.set(signingName, services);
  return services;
}

/** The service and the operation of a call that was asked before. */
export function operationOf(call: string): { readonly service: Service; readonly operation: Operation } | undefined {
  const [prefix, name] = call.split(':');
  const service = [...known.values()].flat().find((candidate) => candidate.prefix === prefix);
  const operation = service?.operations.find((candidate) => candidate.name === name);
  return service && operation && { service, operation };
}

type Traits = { readonly http?: readonly [string, string, number] } | number;
type Model = readonly [9, string, string, Traits, () => Shape, () => Shape];
interface Client {
  readonly config: { readonly protocol: { readonly getShapeId: () => string } };
}

function describe(prefix: string, name: string): Service {
  const exported: Readonly<Record<string, unknown>> = require(`@aws-sdk/client-${name}`);
  const [, make] = Object.entries(exported).find(([name]) => /[^_]Client$/.test(name)) ?? [];
  const keys = { accessKeyId: 'a', secretAccessKey: 's' };
  const client = new (make as new (settings: object) => Client)({ region: 'us-east-1', credentials: keys });
  const operations = Object.values(exported).filter((value) => Array.isArray(value) && value[0] === 9) as Model[];
  return {
    prefix,
    client: name,
    protocol: client.config.protocol.getShapeId().split('#')[1] as Protocol,
    operations: operations.map(([, , name, traits, input, output]) => ({
      name,
      members: sentNames(input()),
      output,
      ...(typeof traits === 'object' && traits.http ? { http: { method: traits.http[0], path: traits.http[1] } } : {}),
    })),
  };
}

/** A query calls some members otherwise: `RestorableBy` of `RestorableByUserIds`. */
function sentNames([, , , , names = [], shapes = []]: Shape): readonly string[] {
  return names.map((name, at) => {
    const member = shapes[at];
    const traits: unknown = Array.isArray(member) ? member[1] : undefined;
    const query = typeof traits === 'object' && traits !== null && 'ec2QueryName' in traits;
    const xml = typeof traits === 'object' && traits !== null && 'xmlName' in traits ? traits.xmlName : undefined;
    return typeof xml === 'string' && !query ? xml : name;
  });
}
