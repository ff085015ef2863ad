import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { Context } from '../../collector.ts';
import { domainPolicyAllowsAnyone } from '../../derive/domain-policy-allows-anyone.ts';
import { lowestTlsVersion } from '../../derive/opensearch-tls-policy.ts';
import { listResources } from '../../list-resources.ts';
import { createDomainReader } from './domains.ts';
import { domainSchema as schema } from './schema.ts';

/** "You can get information about up to five domains at a time": API_DescribeDomains.html */
const domainsPerCall = 5;

/** A domain and those that are described in the same call. */
interface Named {
  readonly DomainName: string;
  readonly batch: readonly string[];
}

/** Reads the OpenSearch domains of a region: their names come all at once, what they are five at a time. */
export async function collectDomains(context: Context): Promise<void> {
  const { ListDomainNamesCommand, OpenSearchClient } = await import('@aws-sdk/client-opensearch');
  const { account, scope } = context;
  const client = new OpenSearchClient(context.settings('OpenSearch', scope.region));
  const readDomain = createDomainReader(context, client, shapeDomain);
  await listResources(context, {
    schema,
    call: 'es:ListDomainNames',
    send: (_token, options) => client.send(new ListDomainNamesCommand({}), options),
    items: ({ DomainNames }) => DomainNames && toBatches(DomainNames.flatMap(({ DomainName }) => DomainName ?? [])),
    next: () => undefined,
    identify: ({ DomainName: name }) => ({
      id: `arn:${account.partition}:es:${scope.region}:${account.id}:domain/${name}`,
      name,
    }),
    shape: ({ DomainName }) => ({ DomainName, Region: scope.region }),
    details: async ({ DomainName, batch }) => [await readDomain(DomainName, batch)],
  });
}

function toBatches(names: readonly string[]): readonly Named[] {
  return names.map((DomainName, index) => {
    const start = index - (index % domainsPerCall);
    return { DomainName, batch: names.slice(start, start + domainsPerCall) };
  });
}

/** Logs are published only once it is set up: createdomain-configure-slow-logs.html */
function shapeDomain(domain: DomainStatus): Readonly<Record<string, unknown>> {
  return {
    ...domain,
    LowestTlsVersion: lowestTlsVersion(domain.DomainEndpointOptions?.TLSSecurityPolicy),
    PolicyAllowsAnyone: domainPolicyAllowsAnyone(domain.AccessPolicies),
    AuditLogs: domain.LogPublishingOptions?.AUDIT_LOGS ?? null,
  };
}
