import type { Resource } from '../../src/model/resource.ts';
import type { LedgerCall, SnapshotLine } from '../../src/model/snapshot.ts';
import { describeEndpoint } from '../../src/providers/endpoint/describe-endpoint.ts';
import { type KnownEndpoint, populate } from '../../src/providers/endpoint/found.ts';
import { endpointSchemas } from '../../src/providers/endpoint/schema.ts';
import { wantedParts } from '../../src/providers/endpoint/wanted-parts.ts';
import { demoServers } from './demo-servers.ts';

const scope = { target: 'web', account: '-', region: '-' };
const attributesOf = (type: string): ReadonlySet<string> =>
  new Set(Object.keys(endpointSchemas.find((schema) => schema.type === type)?.fields ?? {}));
const wanted = { tls: attributesOf('endpoint/tls'), http: attributesOf('endpoint/http') };

/** What scanning these endpoints, and those found in these resources, leaves in a snapshot: as the provider would write it. */
export function demoEndpoints(
  observedAt: string,
  resources: readonly Resource[],
): { readonly calls: readonly LedgerCall[]; readonly resources: readonly SnapshotLine[] } {
  const named = ['karte.acme.example', 'legacy.acme.example'].map((host) => ({ host, port: 443 }));
  const target = { name: 'web', provider: 'endpoint', endpoints: named, from: ['prod'] } as const;
  const { endpoints } = populate(target, {}, { resources, listings: [] });
  const described = endpoints.map((endpoint) => describe(endpoint, observedAt));
  return {
    calls: described.flatMap(({ calls }) => calls),
    resources: described.flatMap((one) =>
      one.resources.map((resource) => ({ kind: 'resource', ...resource }) as const),
    ),
  };
}

function describe(endpoint: KnownEndpoint, observedAt: string) {
  const { host, port } = endpoint;
  const server = demoServers.get(host);
  if (server === undefined) throw new Error(`nothing is known of ${host}, which is found in the demo account`);
  const parts = wantedParts(wanted, endpoint);
  return describeEndpoint(
    { target: { host, port }, ...server },
    { endpoint, address: undefined, scope, wanted, parts, observedAt },
  );
}
