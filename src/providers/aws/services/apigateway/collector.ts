import type { APIGatewayClient, DomainName } from '@aws-sdk/client-api-gateway';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { securityPolicyVersion } from '../../derive/api-security-policy.ts';
import { apiDomainEndpoints } from '../../derive/tls-endpoints.ts';
import { collectApis } from './rest-api.ts';
import { domainNameSchema } from './schema.ts';

/** Reads the REST APIs and the domain names of a region. */
export async function collectApiGateway(context: Context): Promise<void> {
  const { APIGatewayClient } = sdk('@aws-sdk/client-api-gateway');
  const client = new APIGatewayClient(context.settings('API Gateway', context.scope.region));
  await Promise.all([collectApis(context, client), collectDomainNames(context, client)]);
}

/** Those of HTTP and WebSocket APIs are among them: a domain name is one thing to both versions of the API. */
async function collectDomainNames(context: Context, client: APIGatewayClient): Promise<void> {
  const { GetDomainNamesCommand } = sdk('@aws-sdk/client-api-gateway');
  const { account, scope } = context;
  const arnOf = ({ domainNameArn, domainName = '' }: DomainName): string =>
    domainNameArn ?? `arn:${account.partition}:apigateway:${scope.region}::/domainnames/${domainName}`;
  await listResources(context, {
    schema: domainNameSchema,
    call: 'apigateway:GetDomainNames',
    send: (position, options) => client.send(new GetDomainNamesCommand({ limit: 500, position }), options),
    items: (page) => page.items,
    next: (page) => page.position,
    identify: (domain) => ({ id: arnOf(domain), name: domain.domainName ?? '' }),
    shape: (domain) => ({
      ...domain,
      domainNameArn: arnOf(domain),
      MinimumTlsVersion: securityPolicyVersion(domain.securityPolicy),
      TlsEndpoints: apiDomainEndpoints(domain),
    }),
  });
}
