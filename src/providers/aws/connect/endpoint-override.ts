import type { Env, Profile } from './profile.ts';

/**
 * The URL that stands in for a service's own endpoint, if one is configured, in the SDK's order: environment (of the
 * service, then of all), profile (its `services` section, then of all). The SDK itself would look into the default
 * profile where another one was named, so we look and hand it over.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function findEndpoint(serviceId: string, env: Env, profile: Profile): string | undefined {
  if (isTrue(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS) || isTrue(profile.ignoreEndpointUrls)) {
    return undefined;
  }
  const id = serviceId.replaceAll(' ', '_');
  const found = [
    env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`],
    env.AWS_ENDPOINT_URL,
    profile.services[`${id.toLowerCase()}.endpoint_url`],
    profile.endpointUrl,
  ].find((url) => url !== undefined && url !== '');
  return serviceId === 'S3 Control' ? withHostName(found) : found;
}

/** The client of S3 Control puts the account before the host: `111122223333.localhost`, where an address takes none. */
function withHostName(endpoint: string | undefined): string | undefined {
  const url = endpoint === undefined ? null : URL.parse(endpoint);
  if (!url || !/^(?:127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)) return endpoint;
  url.hostname = 'localhost';
  return url.href;
}

/** The overrides of these services as a report prints them, without what a URL may hold of user names; each once. */
export function describeEndpoints(urls: readonly (string | undefined)[]): string | undefined {
  const shown = urls.flatMap((url) => (url === undefined ? [] : [URL.parse(url)?.origin ?? 'not a URL']));
  return shown.length === 0 ? undefined : [...new Set(shown)].sort().join(', ');
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
