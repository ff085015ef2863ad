import { UsageError } from '../../../model/errors.ts';
import type { Text } from '../../../model/text.ts';
import { didYouMean } from '../../../yaml/suggest.ts';

export type Env = Readonly<Record<string, string | undefined>>;
type Section = Readonly<Record<string, string | undefined>>;

/** What the shared AWS files say of a profile, but for its keys. */
export interface Profile {
  /** Absent: none was named, so the SDK's whole chain applies. */
  readonly name?: string;
  readonly endpointUrl: string | undefined;
  readonly ignoreEndpointUrls: string | undefined;
  /** A file of PEM certificates. */
  readonly caBundle: string | undefined;
  /** Its `services` section: `kms.endpoint_url`. */
  readonly services: Section;
}

/**
 * The profile a target or a flag names, or the environment does. `place` stands before a message.
 * @throws UsageError when one is named that neither file has: other credentials would scan another account.
 */
export async function readProfile(place: Text, named: string | undefined, env: Env): Promise<Profile> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const name = named || env.AWS_PROFILE;
  if (name && !configFile[name] && !credentialsFile[name]) {
    const from = named ? { en: '', ja: '' } : { en: ' (from AWS_PROFILE)', ja: '（AWS_PROFILE で指定）' };
    const hint = didYouMean(name, [...Object.keys(configFile), ...Object.keys(credentialsFile)].filter(isProfile));
    throw new UsageError({
      en:
        `${place.en}AWS profile '${name}'${from.en} is in neither ~/.aws/config nor ~/.aws/credentials` +
        `${hint.en}; add it with 'aws configure --profile ${name}', or name another with --aws-profile`,
      ja:
        `${place.ja}AWSプロファイル '${name}'${from.ja} が ~/.aws/config にも ~/.aws/credentials にもない` +
        `${hint.ja}。'aws configure --profile ${name}' で追加するか、--aws-profile で別のプロファイルを指定すること`,
    });
  }
  const values = configFile[name || 'default'] ?? {};
  return {
    ...(name ? { name } : {}),
    endpointUrl: values.endpoint_url,
    ignoreEndpointUrls: values.ignore_configured_endpoint_urls,
    caBundle: values.ca_bundle,
    services: (values.services && configFile[`services.${values.services}`]) || {},
  };
}

/** The files hold other sections too, which the SDK names `services.x` and `sso-session.x`. */
function isProfile(section: string): boolean {
  return !/^(?:services|sso-session)\./.test(section);
}
