import type { Target } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { awsSchemas } from './aws/collectors.ts';
import type { AwsServices, AwsServicesOptions } from './aws/connect/services.ts';
import { azureSchemas } from './azure/collectors.ts';
import { endpointSchemas } from './endpoint/schema.ts';
import { foundAttribute } from './found-endpoints.ts';
import { importSchemas } from './import/schema.ts';
import type { PolicyName, Provider, Wanted, WritePolicy } from './provider.ts';
import type { ResourceSchema } from './schema.ts';

/** Every resource schema of every provider. Loads no SDK. */
export const resourceSchemas: readonly ResourceSchema[] = [
  ...awsSchemas,
  ...azureSchemas,
  ...endpointSchemas,
  ...importSchemas,
];

/**
 * What a scan of these targets reads: what the rules do and, where an endpoint target takes endpoints from others, also
 * what tells them.
 */
export function wantFor(targets: readonly Target[], wanted: Wanted): Wanted {
  const names = new Set(targets.map(({ name }) => name));
  const looks = targets.some(
    (target) => target.provider === 'endpoint' && target.from?.some((name) => names.has(name)),
  );
  // Where no rule is about endpoints, none is probed.
  if (!looks || !endpointSchemas.some(({ type }) => wanted.has(type))) return wanted;
  const telling = resourceSchemas.filter(({ fields }) => Object.hasOwn(fields, foundAttribute));
  const added = telling.map(({ type }) => [type, new Set([...(wanted.get(type) ?? []), foundAttribute])] as const);
  return new Map([...wanted, ...added]);
}

/**
 * The provider of this name, loaded when a target first names it.
 * @throws UsageError for one that has no collector.
 */
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
      throw new UsageError({
        en: "targets of provider 'records' are not read by a scan yet; use aws, azure, endpoint or import",
        ja: "プロバイダー 'records' のターゲットはまだスキャンできない。aws・azure・endpoint・import のいずれかを使うこと",
      });
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

/** What writes the policy of this name. */
export async function loadPolicy(name: PolicyName): Promise<WritePolicy> {
  const write = (await loadProvider(name === 'entra' ? 'azure' : name)).policies[name];
  if (!write) throw new Error(`no provider writes the policy '${name}'`);
  return write;
}
