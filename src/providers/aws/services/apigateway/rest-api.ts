import type { APIGatewayClient, Resource, RestApi, Stage } from '@aws-sdk/client-api-gateway';
import type { Cause } from '../../../../model/cause.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { listApiMethods } from '../../derive/api-methods.ts';
import { apiPolicyAllowsAnyone } from '../../derive/api-policy.ts';
import { defaultEndpointVersion } from '../../derive/api-security-policy.ts';
import { listMethodSettings, weakestExecutionLogging } from '../../derive/method-settings.ts';
import { forEachAtMost } from '../../list-resources.ts';
import { restApiSchema, stageSchema } from './schema.ts';

const apisCall = 'apigateway:GetRestApis';

/** Lists the APIs once for themselves and for their stages: API Gateway allows 10 requests a second for an account. */
export async function collectApis(context: Context, client: APIGatewayClient): Promise<void> {
  const { GetRestApisCommand } = await import('@aws-sdk/client-api-gateway');
  const listed = await context.reader.readPages({
    call: listCall(restApiSchema, apisCall),
    send: (position, options) => client.send(new GetRestApisCommand({ limit: 500, position }), options),
    items: (page) => page.items,
    next: (page) => page.position,
  });
  const causes: Cause[] = [];
  await forEachAtMost(8, listed.items, async (api) => {
    if (isWanted(context, restApiSchema)) await reportApi(context, client, api);
    const cause = isWanted(context, stageSchema) ? await collectStages(context, client, api) : undefined;
    if (cause) causes.push(cause);
  });
  if (isWanted(context, restApiSchema)) reportListing(context, restApiSchema, listed.cause);
  if (isWanted(context, stageSchema)) reportListing(context, stageSchema, listed.cause ?? causes[0]);
}

async function reportApi(context: Context, client: APIGatewayClient, api: RestApi): Promise<void> {
  const { id = '', name = id, policy } = api;
  const types = api.endpointConfiguration?.types;
  const own = {
    ...api,
    EndpointTypes: types,
    MinimumTlsVersion: defaultEndpointVersion(api.securityPolicy, types),
    PolicyAllowsAnyone: policy === undefined ? null : apiPolicyAllowsAnyone(policy),
  };
  reportResource(context, {
    schema: restApiSchema,
    id: `${arnOf(context, id)}`,
    name,
    shaped: joinShaped([
      shapeFields(listedFields(context, restApiSchema), own, listCall(restApiSchema, apisCall)),
      await readMethods(context, client, id),
    ]),
  });
}

/** One list, with the methods in it, instead of a call for each method. */
async function readMethods(context: Context, client: APIGatewayClient, restApiId: string): Promise<Shaped> {
  const { Methods: field } = fieldsFrom(context, restApiSchema, 'apigateway:GetResources');
  const ref = field?.from?.[0];
  if (!field || !ref) return shapeFields({}, {});
  const { GetResourcesCommand } = await import('@aws-sdk/client-api-gateway');
  const { items, cause } = await context.reader.readPages({
    call: ref,
    subject: restApiId,
    send: (position, options) =>
      client.send(new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500, position }), options),
    items: (page): readonly Resource[] | undefined => page.items,
    next: (page) => page.position,
  });
  if (cause && items.length === 0) return leaveUnread(['Methods'], cause);
  const shaped = shapeFields({ Methods: field }, { Methods: listApiMethods(items) }, ref);
  return cause ? { ...shaped, partial: { ...shaped.partial, Methods: cause } } : shaped;
}

/** The stages of one API; a cause where they could not be listed. They have no pages. */
async function collectStages(context: Context, client: APIGatewayClient, api: RestApi): Promise<Cause | undefined> {
  const { GetStagesCommand } = await import('@aws-sdk/client-api-gateway');
  const call = listCall(stageSchema, 'apigateway:GetStages');
  const { id: restApiId = '' } = api;
  const listed = await context.reader.readPages({
    call,
    subject: restApiId,
    send: (_token, options) => client.send(new GetStagesCommand({ restApiId }), options),
    items: (page) => page.item,
    next: () => undefined,
  });
  for (const stage of listed.items) {
    const { stageName = '' } = stage;
    reportResource(context, {
      schema: stageSchema,
      id: `${arnOf(context, restApiId)}/stages/${stageName}`,
      name: `${api.name ?? restApiId}/${stageName}`,
      shaped: shapeFields(listedFields(context, stageSchema), shapeStage(stage, api), call),
    });
  }
  return listed.cause;
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
