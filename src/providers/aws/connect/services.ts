import { UsageError } from '../../../model/errors.ts';
import { keepCredentials } from '../../send/credentials.ts';
import { patience } from '../../send/patience.ts';
import { readCaBundle } from './ca-bundle.ts';
import { credentialSource, defaultRegion, explainNoCredentials, refuseNoRegion } from './credential-chain.ts';
import { isSameKeys } from './keys.ts';
import { type Env, readProfile } from './profile.ts';
import { readProxies } from './proxy.ts';
import { type ClientBase, type ClientSettings, clientSettings } from './session.ts';
import { createStreamingHandler } from './streaming-handler.ts';

export interface AwsServicesOptions {
  /** Absent: what the environment names. */
  readonly profile?: string | undefined;
  readonly env: Env;
  readonly now: () => Date;
  /** Longest time in which no byte moves, in milliseconds. */
  readonly timeout: number;
}

/** Settings of a client in a region; without one, in that of the environment or the profile. */
export type AwsServices = (serviceId: 'S3' | 'KMS' | 'CloudWatch Logs', region?: string) => ClientSettings;

/** Sockets per host: more than there are objects on their way at a time. */
const sockets = 16;
const nowhere = { en: '', ja: '' };

/**
 * A way to services that are not scanned: profile, region, credentials, proxy, authorities and endpoints are found as those of a
 * target are. Credentials are asked for once, so that a run without any ends here, and renewed before they end.
 * @throws UsageError for a profile that is not there, a region that is none, or credentials that cannot be had
 */
export async function openAwsServices({ profile: named, env, now, timeout }: AwsServicesOptions): Promise<AwsServices> {
  const profile = await readProfile(nowhere, named, env);
  const home = await defaultRegion(profile);
  refuseNoRegion(nowhere, home);
  const ca = await readCaBundle(env, profile);
  const handler = await createStreamingHandler({ idle: timeout, sockets, ca, proxyFor: readProxies(env) });
  const load = await credentialSource(profile, home, handler);
  const credentials = keepCredentials({ load, isSame: isSameKeys, now });
  await credentials.current().catch((error: unknown) => {
    throw new UsageError(explainNoCredentials(error, profile));
  });
  const base: ClientBase = { credentials, handler, profile, env, maxAttempts: patience.maxAttempts };
  return (serviceId, region = home) => clientSettings(base, serviceId, region);
}
