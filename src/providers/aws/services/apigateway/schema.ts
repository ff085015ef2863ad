import { tlsEndpointsField } from '../../../found-endpoints.ts';
import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

/** Every read of API Gateway needs the one action `apigateway:GET`, on the resource that is asked for. */
const permission = 'apigateway:GET';
const restApis = { call: 'apigateway:GetRestApis', permission };
const resources = { call: 'apigateway:GetResources', permission };

export const restApiSchema: ResourceSchema = {
  type: 'aws/apigateway/rest-api',
  title: { en: 'API Gateway REST API', ja: 'API GatewayのREST API' },
  scope: 'region',
  list: [restApis],
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html',
  fields: {
    id: { type: 'string' },
    name: { type: 'string' },
    // "By default, clients can invoke your API with the default … endpoint": API_RestApi.html
    disableExecuteApiEndpoint: { type: 'boolean', absentMeans: false },
    securityPolicy: { type: 'string', nullable: true, absentMeans: null },
    MinimumTlsVersion: {
      type: 'string',
      derived:
        'the lowest version that securityPolicy accepts; without one that of a default endpoint: TLS 1.0 (EDGE, REGIONAL), TLS 1.2 (PRIVATE)',
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      derived:
        'the resource policy allows every principal without a condition, or a Deny, that names callers, networks or addresses',
      doc: { en: 'null: no resource policy', ja: 'null はリソースポリシーなし' },
    },
    Methods: {
      type: 'list',
      from: [resources],
      derived: 'the methods of every resource, with the kind and the scheme of their integration, not its address',
      items: {
        type: 'object',
        fields: {
          path: { type: 'string' },
          httpMethod: { type: 'string' },
          authorizationType: { type: 'string' },
          apiKeyRequired: { type: 'boolean' },
          integrationType: { type: 'string', nullable: true },
          integrationScheme: {
            type: 'string',
            nullable: true,
            enum: ['http', 'https'],
            doc: { en: 'null: no HTTP integration', ja: 'null はHTTP統合ではない' },
          },
          insecureSkipVerification: { type: 'boolean' },
        },
      },
    },
  },
};

export const stageSchema: ResourceSchema = {
  type: 'aws/apigateway/stage',
  title: { en: 'API Gateway REST API stage', ja: 'API Gateway REST APIのステージ' },
  scope: 'region',
  list: [restApis, { call: 'apigateway:GetStages', permission }],
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html',
  fields: {
    restApiId: { type: 'string', derived: 'the id of the API it is of' },
    restApiName: { type: 'string', derived: 'the name of the API it is of' },
    EndpointTypes: {
      type: 'list',
      items: { type: 'string' },
      derived: 'endpointConfiguration.types of the API: EDGE, REGIONAL or PRIVATE',
    },
    stageName: { type: 'string' },
    // Set up by the customer, and only then there: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    accessLogSettings: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: { destinationArn: { type: 'string', nullable: true, absentMeans: null } },
    },
    ExecutionLogging: {
      type: 'string',
      enum: ['INFO', 'ERROR', 'OFF'],
      derived: 'the least loggingLevel that methodSettings give to any method; OFF where none is for all methods',
    },
    MethodSettings: {
      type: 'list',
      derived: 'methodSettings as a list; */* is for all methods',
      items: {
        type: 'object',
        fields: {
          method: { type: 'string' },
          dataTraceEnabled: { type: 'boolean' },
          cachingEnabled: { type: 'boolean' },
          cacheDataEncrypted: { type: 'boolean' },
        },
      },
    },
    cacheClusterEnabled: { type: 'boolean' },
    // "The ARN of the WebAcl associated with the Stage": API_Stage.html
    webAclArn: { type: 'string', nullable: true, absentMeans: null },
  },
};

export const domainNameSchema: ResourceSchema = {
  type: 'aws/apigateway/domain-name',
  title: { en: 'API Gateway custom domain name', ja: 'API Gatewayカスタムドメイン名' },
  scope: 'region',
  list: [{ call: 'apigateway:GetDomainNames', permission }],
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html',
  fields: {
    domainName: { type: 'string' },
    // Left out of the answer for some: https://docs.aws.amazon.com/apigateway/latest/api/API_DomainName.html
    domainNameArn: { type: 'string', derived: 'domainNameArn, else made of the region and domainName' },
    securityPolicy: { type: 'string' },
    MinimumTlsVersion: { type: 'string', derived: 'the lowest version that securityPolicy accepts' },
    TlsEndpoints: tlsEndpointsField('port 443 of domainName; none where that is private or has a wildcard'),
    // Set up by the customer, and only then there:
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
    mutualTlsAuthentication: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      fields: {
        truststoreUri: { type: 'string' },
        // "A list of warnings that API Gateway returns while processing your truststore": API_MutualTlsAuthentication.html
        truststoreWarnings: { type: 'list', items: { type: 'string' }, absentMeans: [] },
      },
    },
  },
};

/** The reader of REST APIs in API Gateway, and of the domain names of all its APIs. */
export const apigatewayService: Collector = {
  service: 'apigateway',
  scope: 'region',
  schemas: [restApiSchema, stageSchema, domainNameSchema],
  serviceId: 'API Gateway',
  endpointPrefix: 'apigateway',
  load: async () => (await import('./collector.ts')).collectApiGateway,
};
