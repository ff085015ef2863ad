import type { DomainStatus } from '@aws-sdk/client-opensearch';
import { listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { domainPolicyAllowsAnyone } from '../../derive/domain-policy-allows-anyone.ts';
import { lowestTlsVersion } from '../../derive/opensearch-tls-policy.ts';
import { createDomainReader } from './domains.ts';
import { domainSchema as schema } from './schema.ts';

/** Reads the OpenSearch domains of a region: their names come all at once, what they are five at a time. */
export async function collectDomains(context: Context): Promise<void> {
  const { ListDomainNamesCommand, OpenSearchClient } = sdk('@aws-sdk/client-opensearch');
  const { account, scope } = context;
  const client = new OpenSearchClient(context.settings('OpenSearch', scope.region));
  const call = listCall(schema, 'es:ListDomainNames');
  const listed = await context.reader.readPages({
    call,
    send: (_token, options) => client.send(new ListDomainNamesCommand({}), options),
    items: ({ DomainNames }) => DomainNames?.flatMap(({ DomainName }) => DomainName ?? []),
    next: () => undefined,
  });
  const arnOf = (name: string): string => `arn:${account.partition}:es:${scope.region}:${account.id}:domain/${name}`;
  const readDomain = await createDomainReader(context, client, { names: listed.items, shape: shapeDomain });
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: (name) => ({ id: arnOf(name), name }),
    shape: (DomainName) => ({ DomainName, ARN: arnOf(DomainName), Region: scope.region }),
    details: async (name) => [readDomain(name)],
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
