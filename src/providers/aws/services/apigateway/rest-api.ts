import type { APIGatewayClient, RestApi, Stage } from '@aws-sdk/client-api-gateway';
import { isWanted, listCall, readListAttribute } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { listApiMethods } from '../../derive/api-methods.ts';
import { apiPolicyAllowsAnyone } from '../../derive/api-policy.ts';
import { defaultEndpointVersion } from '../../derive/api-security-policy.ts';
import { listMethodSettings, weakestExecutionLogging } from '../../derive/method-settings.ts';
import { restApiSchema, stageSchema } from './schema.ts';

/** Lists the APIs once for themselves and for their stages. */
export async function collectApis(context: Context, client: APIGatewayClient): Promise<void> {
  if (!isWanted(context, restApiSchema) && !isWanted(context, stageSchema)) return;
  const { GetRestApisCommand } = sdk('@aws-sdk/client-api-gateway');
  const call = listCall(restApiSchema, 'apigateway:GetRestApis');
  const listed = await context.reader.readPages({
    call,
    send: (position, options) => client.send(new GetRestApisCommand({ limit: 500, position }), options),
    items: (page) => page.items,
    next: (page) => page.position,
  });
  await reportListed(context, {
    schema: restApiSchema,
    call,
    listed,
    identify: ({ id = '', name = id }) => ({ id: arnOf(context, id), name }),
    shape: shapeApi,
    details: async ({ id = '' }) => [await readMethods(context, client, id)],
  });
  await collectStages(context, client, listed);
}

function shapeApi(api: RestApi) {
  const { policy, securityPolicy, endpointConfiguration } = api;
  return {
    ...api,
    MinimumTlsVersion: defaultEndpointVersion(securityPolicy, endpointConfiguration?.types),
    PolicyAllowsAnyone: policy === undefined ? null : apiPolicyAllowsAnyone(policy),
  };
}

/** One list, with the methods in it, instead of a call for each method. */
async function readMethods(context: Context, client: APIGatewayClient, restApiId: string): Promise<Shaped> {
  const { GetResourcesCommand } = sdk('@aws-sdk/client-api-gateway');
  return readListAttribute(context, {
    schema: restApiSchema,
    call: 'apigateway:GetResources',
    attribute: 'Methods',
    subject: restApiId,
    send: (position, options) =>
      client.send(new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500, position }), options),
    items: (page) => page.items && listApiMethods(page.items),
    next: (page) => page.position,
  });
}

/** The stages of an API have no pages. */
async function collectStages(context: Context, client: APIGatewayClient, apis: Listed<RestApi>): Promise<void> {
  if (!isWanted(context, stageSchema)) return;
  const { GetStagesCommand } = sdk('@aws-sdk/client-api-gateway');
  const call = listCall(stageSchema, 'apigateway:GetStages');
  const listed = await listChildren(8, apis, ({ id: restApiId = '' }) =>
    context.reader.readPages({
      call,
      subject: restApiId,
      send: (_token, options) => client.send(new GetStagesCommand({ restApiId }), options),
      items: (page) => page.item,
      next: () => undefined,
    }),
  );
  await reportListed(context, {
    schema: stageSchema,
    call,
    listed,
    identify: ({ parent: { id = '', name = id }, item: { stageName = '' } }) => ({
      id: `${arnOf(context, id)}/stages/${stageName}`,
      name: `${name}/${stageName}`,
    }),
    shape: ({ parent, item }) => shapeStage(item, parent),
  });
}

function shapeStage(stage: Stage, { id, name, endpointConfiguration }: RestApi) {
  return {
    ...stage,
    restApiId: id,
    restApiName: name,
    EndpointTypes: endpointConfiguration?.types,
    ExecutionLogging: weakestExecutionLogging(stage.methodSettings),
    MethodSettings: listMethodSettings(stage.methodSettings),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
function arnOf({ account, scope }: Context, id: string): string {
  return `arn:${account.partition}:apigateway:${scope.region}::/restapis/${id}`;
}
