import { UsageError } from '../../../model/errors.ts';

/** Where the APIs of a cloud answer. */
export interface Cloud {
  /** Azure Resource Manager, without a trailing slash. */
  readonly arm: string;
  /** Microsoft Graph. */
  readonly graph: string;
}

/** What a token is asked for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope */
export type Audience = keyof Cloud;

/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-services-resource-providers, https://learn.microsoft.com/graph/deployments */
const publicCloud: Cloud = { arm: 'https://management.azure.com', graph: 'https://graph.microsoft.com' };

/**
 * The public cloud, or what `COMPLY_AZURE_ENDPOINT` and `COMPLY_GRAPH_ENDPOINT` name in its place (a sovereign cloud, a
 * private link, a test).
 * @throws UsageError for one that is no https URL: a token is never sent in the clear.
 */
export function readCloud(env: Readonly<Record<string, string | undefined>>): Cloud {
  return {
    arm: readEndpoint(env, 'COMPLY_AZURE_ENDPOINT') ?? publicCloud.arm,
    graph: readEndpoint(env, 'COMPLY_GRAPH_ENDPOINT') ?? publicCloud.graph,
  };
}

/** The endpoints that are not those of the public cloud, as a report prints them; nothing where all are. */
export function describeOverride(cloud: Cloud): string | undefined {
  const others = (['arm', 'graph'] as const).map((api) => cloud[api]).filter((url) => !isPublic(url));
  return others.length === 0 ? undefined : [...new Set(others)].sort().join(', ');
}

function isPublic(url: string): boolean {
  return url === publicCloud.arm || url === publicCloud.graph;
}

function readEndpoint(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const text = env[name]?.trim();
  if (!text) return undefined;
  const url = URL.parse(text);
  // Nothing but a host and a port: no path, query, user or password.
  if (url?.protocol === 'https:' && url.href === `${url.origin}/`) return url.origin;
  throw new UsageError({
    en: `${name} is not the https address of an API; write one such as https://management.usgovcloudapi.net, or unset it`,
    ja: `${name} の値はAPIのhttpsアドレスではない。https://management.usgovcloudapi.net のように設定するか、設定を外すこと`,
  });
}
