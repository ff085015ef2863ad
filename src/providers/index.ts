import type { Target } from '../model/config.ts';
import type { AwsServices, AwsServicesOptions } from './aws/connect/services.ts';
import { foundAttribute } from './found-endpoints.ts';
import type { AwsLogOptions, AwsLogPlace, LogPart } from './log-lines.ts';
import type { PolicyName, Provider, Wanted, WritePolicy } from './provider.ts';
import type { ResourceSchema } from './schema.ts';
import { asksForStores } from './store-types.ts';

/** Every resource schema of every provider: a good part of the program, which a compiled catalog does without. */
export async function loadSchemas(): Promise<readonly ResourceSchema[]> {
  return (await import('./schemas.ts')).resourceSchemas;
}

/**
 * What a scan of these targets reads: what the rules do and, where an endpoint target takes endpoints from others, also
 * what tells them; where data sets are declared that lie in data stores, also these.
 */
export async function wantFor(targets: readonly Target[], wanted: Wanted, stores: Wanted = new Map()): Promise<Wanted> {
  const names = new Set(targets.map(({ name }) => name));
  const looks = targets.some(
    (target) => target.provider === 'endpoint' && target.from?.some((name) => names.has(name)),
  );
  // Where no rule is about endpoints, none is probed.
  const probed = looks && [...wanted.keys()].some((type) => type.startsWith('endpoint/'));
  const schemas = probed ? await loadSchemas() : [];
  const telling = schemas.filter(({ fields }) => Object.hasOwn(fields, foundAttribute));
  const added = [...telling.map(({ type }) => [type, [foundAttribute]] as const), ...stores];
  if (added.length === 0) return wanted;
  const joined = new Map(wanted);
  for (const [type, attributes] of added) joined.set(type, new Set([...(joined.get(type) ?? []), ...attributes]));
  return joined;
}

/**
 * What has to be read of data stores for the records of these targets; nothing where no rule asks what lies in them, or nothing is
 * declared. Throws InputError for a mistake in a record: so it is told before anything is asked.
 * @param folder where the paths in comply.yaml begin
 */
export async function declaredStores(targets: readonly Target[], wanted: Wanted, folder: string): Promise<Wanted> {
  if (!targets.some(({ provider }) => provider === 'records')) return new Map();
  const stores = (await import('./records/declared-stores.ts')).declaredStores(targets, folder);
  return asksForStores(wanted) ? stores : new Map();
}

/** The provider of this name, loaded when a target first names it. */
export async function loadProvider(name: Target['provider']): Promise<Provider> {
  switch (name) {
    case 'aws':
      return (await import('./aws/index.ts')).awsProvider;
    case 'azure':
      return (await import('./azure/index.ts')).azureProvider;
    case 'endpoint':
      return (await import('./endpoint/index.ts')).endpointProvider;
    case 'import':
      return (await import('./import/index.ts')).importProvider;
    case 'records':
      return (await import('./records/index.ts')).recordsProvider;
  }
}

/**
 * What clients of AWS services that are no target are made with: the bucket that keeps evidence, the key that signs it. Loads the
 * SDK's chain, and asks it for credentials.
 * @throws UsageError for a profile that is not there, a region that is none, or credentials that cannot be had
 */
export async function openAwsServices(options: AwsServicesOptions): Promise<AwsServices> {
  return (await import('./aws/connect/services.ts')).openAwsServices(options);
}

/** The parts of a log that lies in AWS, each as it is asked for. They throw UnreadableError. */
export async function readAwsLog(
  place: AwsLogPlace,
  services: AwsServices,
  options: AwsLogOptions,
): Promise<AsyncIterable<LogPart>> {
  if (place.kind === 's3') return (await import('./aws/log-lines/s3.ts')).readObjects(place, services, options);
  return (await import('./aws/log-lines/cloudwatch.ts')).readLogGroup(place, services, options);
}

/** What writes the policy of this name. */
export async function loadPolicy(name: PolicyName): Promise<WritePolicy> {
  const write = (await loadProvider(name === 'entra' ? 'azure' : name)).policies[name];
  if (!write) throw new Error(`no provider writes the policy '${name}'`);
  return write;
}
