import type { Target } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { awsSchemas } from './aws/collectors.ts';
import { endpointSchemas } from './endpoint/schema.ts';
import type { Provider } from './provider.ts';
import type { ResourceSchema } from './schema.ts';

/** Every resource schema of every provider. Loads no SDK. */
export const resourceSchemas: readonly ResourceSchema[] = [...awsSchemas, ...endpointSchemas];

/**
 * The provider of this name, loaded when a target first names it.
 * @throws UsageError for one that has no collector.
 */
export async function loadProvider(name: Target['provider']): Promise<Provider> {
  switch (name) {
    case 'aws':
      return (await import('./aws/index.ts')).awsProvider;
    case 'endpoint':
      return (await import('./endpoint/index.ts')).endpointProvider;
    case 'records':
      throw new UsageError({
        en: "targets of provider 'records' are not read by a scan yet; use aws or endpoint",
        ja: "プロバイダー 'records' のターゲットはまだスキャンできない。aws か endpoint を使うこと",
      });
  }
}
