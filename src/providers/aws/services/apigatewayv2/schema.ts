import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

/** Every read of API Gateway needs the one action `apigateway:GET`, on the resource that is asked for. */
const permission = 'apigateway:GET';
const apis = { call: 'apigatewayv2:GetApis', permission };
const routes = { call: 'apigatewayv2:GetRoutes', permission };

export const apiSchema: ResourceSchema = {
  type: 'aws/apigatewayv2/api',
  title: { en: 'API Gateway HTTP or WebSocket API', ja: 'API GatewayのHTTP API・WebSocket API' },
  scope: 'region',
  list: [apis],
  source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html',
  fields: {
    ApiId: { type: 'string' },
    Name: { type: 'string' },
    ProtocolType: { type: 'string', enum: ['HTTP', 'WEBSOCKET'] },
    Routes: {
      type: 'list',
      from: [routes],
      items: {
        type: 'object',
        fields: {
          RouteKey: { type: 'string' },
          AuthorizationType: { type: 'string', enum: ['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'] },
        },
      },
    },
  },
};

export const stageSchema: ResourceSchema = {
  type: 'aws/apigatewayv2/stage',
  title: { en: 'Stage of an HTTP or WebSocket API', ja: 'HTTP API・WebSocket APIのステージ' },
  scope: 'region',
  list: [apis, { call: 'apigatewayv2:GetStages', permission }],
  source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html',
  fields: {
    ApiId: { type: 'string', derived: 'the id of the API it is of' },
    ApiName: { type: 'string', derived: 'the name of the API it is of' },
    ProtocolType: { type: 'string', enum: ['HTTP', 'WEBSOCKET'], derived: 'ProtocolType of the API it is of' },
    StageName: { type: 'string' },
    // Set up by the customer, and only then there: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
    AccessLogSettings: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: { DestinationArn: { type: 'string', nullable: true, absentMeans: null } },
    },
  },
};

/** The reader of HTTP and WebSocket APIs in API Gateway. Their domain names are read with those of REST APIs. */
export const apigatewayv2Service: Collector = {
  service: 'apigatewayv2',
  scope: 'region',
  schemas: [apiSchema, stageSchema],
  serviceId: 'ApiGatewayV2',
  endpointPrefix: 'apigateway',
  load: async () => (await import('./collector.ts')).collectHttpApis,
};
