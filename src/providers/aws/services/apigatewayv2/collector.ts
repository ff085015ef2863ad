import type { Api, ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import type { Cause } from '../../../../model/cause.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { forEachAtMost } from '../../list-resources.ts';
import { apiSchema, stageSchema } from './schema.ts';

/** The service takes page sizes as text. */
const pageSize = '100';

/** Reads the HTTP and WebSocket APIs of a region: one list serves them and their stages. */
export async function collectHttpApis(context: Context): Promise<void> {
  const wants = { api: isWanted(context, apiSchema), stage: isWanted(context, stageSchema) };
  if (!wants.api && !wants.stage) return;
  const { ApiGatewayV2Client, GetApisCommand } = await import('@aws-sdk/client-apigatewayv2');
  const client = new ApiGatewayV2Client(context.settings('ApiGatewayV2', context.scope.region));
  const call = listCall(apiSchema, 'apigatewayv2:GetApis');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new GetApisCommand({ MaxResults: pageSize, NextToken }), options),
    items: (page) => page.Items,
    next: (page) => page.NextToken,
  });
  const causes: Cause[] = [];
  await forEachAtMost(8, listed.items, async (api) => {
    const { ApiId = '', Name } = api;
    if (wants.api) {
      const own = shapeFields(listedFields(context, apiSchema), api, call);
      const shaped = joinShaped([own, await readRoutes(context, client, ApiId)]);
      reportResource(context, { schema: apiSchema, id: arnOf(context, ApiId), name: Name ?? ApiId, shaped });
    }
    const cause = wants.stage ? await collectStages(context, client, api) : undefined;
    if (cause) causes.push(cause);
  });
  if (wants.api) reportListing(context, apiSchema, listed.cause);
  if (wants.stage) reportListing(context, stageSchema, listed.cause ?? causes[0]);
}

async function readRoutes(context: Context, client: ApiGatewayV2Client, ApiId: string): Promise<Shaped> {
  const { Routes: field } = fieldsFrom(context, apiSchema, 'apigatewayv2:GetRoutes');
  const ref = field?.from?.[0];
  if (!field || !ref) return shapeFields({}, {});
  const { GetRoutesCommand } = await import('@aws-sdk/client-apigatewayv2');
  const { items, cause } = await context.reader.readPages({
    call: ref,
    subject: ApiId,
    send: (NextToken, options) =>
      client.send(new GetRoutesCommand({ ApiId, MaxResults: pageSize, NextToken }), options),
    items: (page) => page.Items,
    next: (page) => page.NextToken,
  });
  if (cause && items.length === 0) return leaveUnread(['Routes'], cause);
  const shaped = shapeFields({ Routes: field }, { Routes: items }, ref);
  return cause ? { ...shaped, partial: { ...shaped.partial, Routes: cause } } : shaped;
}

/** The stages of one API; a cause where they could not be listed to the end. */
async function collectStages(context: Context, client: ApiGatewayV2Client, api: Api): Promise<Cause | undefined> {
  const { GetStagesCommand } = await import('@aws-sdk/client-apigatewayv2');
  const call = listCall(stageSchema, 'apigatewayv2:GetStages');
  const { ApiId = '', Name: ApiName = ApiId, ProtocolType } = api;
  const listed = await context.reader.readPages({
    call,
    subject: ApiId,
    send: (NextToken, options) =>
      client.send(new GetStagesCommand({ ApiId, MaxResults: pageSize, NextToken }), options),
    items: (page) => page.Items,
    next: (page) => page.NextToken,
  });
  for (const stage of listed.items) {
    const { StageName = '' } = stage;
    reportResource(context, {
      schema: stageSchema,
      id: `${arnOf(context, ApiId)}/stages/${StageName}`,
      name: `${ApiName}/${StageName}`,
      shaped: shapeFields(listedFields(context, stageSchema), { ...stage, ApiId, ApiName, ProtocolType }, call),
    });
  }
  return listed.cause;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
function arnOf({ account, scope }: Context, id: string): string {
  return `arn:${account.partition}:apigateway:${scope.region}::/apis/${id}`;
}
