import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import type { Base, Settings } from './settings.ts';

/** A REST API with a stage and a domain of its own, and an HTTP API with a route and a stage. */
export async function seedApis(settings: Settings, { certificate }: Base): Promise<void> {
  const gateway = new APIGatewayClient(settings);
  const { id: restApiId } = await gateway.send(new CreateRestApiCommand({ name: 'orders' }));
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: 'GET' };
  await gateway.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await gateway.send(
    new PutIntegrationCommand({ ...method, type: 'HTTP', uri: 'https://acme.example', integrationHttpMethod: 'GET' }),
  );
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: 'live' }));
  await gateway.send(
    new CreateDomainNameCommand({
      domainName: 'api.acme.example',
      regionalCertificateArn: certificate,
      securityPolicy: 'TLS_1_2',
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  );
  const http = new ApiGatewayV2Client(settings);
  const { ApiId } = await http.send(new CreateApiCommand({ Name: 'events', ProtocolType: 'HTTP' }));
  await http.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /events' }));
  await http.send(new CreateStageCommand({ ApiId, StageName: 'live' }));
}
