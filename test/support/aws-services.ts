import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** How a service speaks, as its model names it. */
export type Protocol = 'awsJson1_0' | 'awsJson1_1' | 'restJson1' | 'restXml' | 'awsQuery' | 'ec2Query';

/** One operation as the installed client's own model describes it. */
export interface Operation {
  readonly name: string;
  /** Members of its input, those required first. */
  readonly members: readonly string[];
  /** Of a REST service: `GET`, `/functions/{FunctionName}?x`. */
  readonly http?: { readonly method: string; readonly path: string };
}

/** A service as the replay server knows it. */
export interface Service {
  /** The first part of a call: `cloudwatch` of `cloudwatch:DescribeAlarms`. */
  readonly prefix: string;
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
};

const known = new Map<string, readonly Service[]>();

/** The services of a signing name. Throws for one whose client is not installed. */
export function servicesOf(signingName: string): readonly Service[] {
  const services =
    known.get(signingName) ??
    Object.entries(clients[signingName] ?? { [signingName]: signingName }).map(([prefix, client]) =>
      describe(prefix, require(`@aws-sdk/client-${client}`)),
    );
  known.set(signingName, services);
  return services;
}

type Model = readonly [9, string, string, { readonly http?: readonly [string, string, number] } | number, () => Input];
type Input = readonly [number, string, string, unknown, (readonly string[])?, unknown?, number?];
interface Client {
  readonly config: { readonly protocol: { readonly getShapeId: () => string } };
}

function describe(prefix: string, exported: Readonly<Record<string, unknown>>): Service {
  const [, make] = Object.entries(exported).find(([name]) => /[^_]Client$/.test(name)) ?? [];
  const keys = { accessKeyId: 'a', secretAccessKey: 's' };
  const client = new (make as new (settings: object) => Client)({ region: 'us-east-1', credentials: keys });
  const operations = Object.values(exported).filter((value) => Array.isArray(value) && value[0] === 9) as Model[];
  return {
    prefix,
    protocol: client.config.protocol.getShapeId().split('#')[1] as Protocol,
    operations: operations.map(([, , name, traits, input]) => ({
      name,
      members: input()[4] ?? [],
      ...(typeof traits === 'object' && traits.http ? { http: { method: traits.http[0], path: traits.http[1] } } : {}),
    })),
  };
}
